import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { Route, Routes } from 'react-router';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keys } from '../api/keys';
import { show } from '../testing/render';
import { problem, server, supervisor } from '../testing/server';
import { InboxPage } from './InboxPage';
import type { Conversation, Message } from './model';

const budi: Conversation = {
  id: 'c-budi',
  type: 'ONE_TO_ONE',
  channel: { id: 'ch', handle: 'kopi_senja', status: 'CONNECTED' },
  customer: { id: '1', handle: 'budi', displayName: 'Budi Santoso', avatarUrl: null },
  last: { type: 'MESSAGE', text: 'Masih buka?', direction: 'INBOUND', sentAt: '2026-11-22T05:00:00Z' },
  unreadCount: 1,
  waitingSince: '2026-11-22T05:00:00Z',
};

function message(id: string, more: Partial<Message> = {}): Message {
  return {
    id,
    type: 'MESSAGE',
    direction: 'INBOUND',
    sender: '1',
    senderHandle: 'budi',
    senderName: 'Budi Santoso',
    text: `Text of ${id}`,
    attachments: [],
    links: [],
    sentAt: '2026-11-22T05:00:00Z',
    receivedAt: '2026-11-22T05:00:01Z',
    history: false,
    ...more,
  };
}

interface Given {
  conversation?: Partial<Conversation>;
  messages?: Message[];
  found?: Conversation[];
  channels?: object[];
}

let asked: URL[] = [];
let reads: unknown[] = [];

function given({ conversation = {}, messages = [message('m1')], found, channels }: Given = {}) {
  const open = { ...budi, ...conversation };
  server.use(
    http.get('/api/channels', () =>
      HttpResponse.json({ items: channels ?? [{ id: 'ch', handle: 'kopi_senja', status: 'CONNECTED' }] }),
    ),
    http.get('/api/inbox/channels', () => HttpResponse.json({ items: [] })),
    http.get('/api/inbox/conversations', ({ request }) => {
      asked.push(new URL(request.url));
      return HttpResponse.json({ items: found ?? [open] });
    }),
    http.get('/api/inbox/conversations/:id', () => HttpResponse.json(open)),
    http.get('/api/inbox/conversations/:id/messages', () => HttpResponse.json({ items: messages })),
    http.post('/api/inbox/conversations/:id/read', async ({ request }) => {
      reads.push(await request.json());
      return new HttpResponse(null, { status: 204 });
    }),
  );
}

function open(address = '/inbox/c-budi') {
  const view = show(
    <Routes>
      <Route path="inbox/:conversationId?" element={<InboxPage />} />
    </Routes>,
    address,
    (queries) => queries.setQueryData(keys.me, supervisor),
  );
  return view;
}

const composer = () => screen.findByRole('textbox', { name: 'Your answer to Budi Santoso' });
const send = () => screen.getByRole('button', { name: 'Send' });

beforeEach(() => {
  asked = [];
  reads = [];
  // The lists draw what fits into their size, which jsdom does not know.
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(800);
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(600);
  vi.spyOn(document, 'hasFocus').mockReturnValue(true);
});
afterEach(() => vi.restoreAllMocks());

describe('the inbox', () => {
  it('opens on who waits', async () => {
    given();
    open('/inbox');

    expect(await screen.findByRole('link', { name: /Budi Santoso/ })).toHaveTextContent('Masih buka?');
    expect(asked[0]?.searchParams.get('filter')).toBe('waiting');
    expect(screen.getByRole('radio', { name: 'Waiting' })).toBeChecked();
  });

  it('asks for what is chosen and looked for, when somebody pauses', async () => {
    given();
    const { user } = open('/inbox');

    await user.click(await screen.findByRole('radio', { name: 'All' }));
    await user.type(screen.getByRole('searchbox', { name: 'Search conversations' }), 'kopi susu');

    await waitFor(() => expect(asked.at(-1)?.searchParams.get('q')).toBe('kopi susu'));
    expect(asked.at(-1)?.searchParams.get('filter')).toBe('all');
    expect(asked.length).toBeLessThan(6);
  });

  it('says that nobody waits, and why else nothing is there', async () => {
    given({ found: [] });
    open('/inbox');

    expect(await screen.findByRole('heading', { name: 'Nobody is waiting' })).toBeVisible();
  });

  it('tells whoever may connect an account that there is none', async () => {
    given({ found: [], channels: [] });
    open('/inbox');

    expect(await screen.findByRole('link', { name: 'Add Twitter Account' })).toHaveAttribute(
      'href',
      '/integrations/twitter',
    );
  });

  it('says of a troubled channel what the matter is and who can help', async () => {
    given({
      channels: [
        {
          id: 'ch',
          handle: 'kopi_senja',
          status: 'OUT_OF_CREDIT',
          statusCause: { code: 'out-of-credit', actor: 'X_ACCOUNT_HOLDER' },
        },
      ],
    });
    open('/inbox');

    const banner = await screen.findByRole('region', { name: 'Trouble with @kopi_senja' });
    expect(banner).toHaveTextContent('The app has no credit at X');
    expect(banner).toHaveTextContent('Whoever holds the account at X can help.');
  });
});

describe('an open conversation', () => {
  it('is marked as read up to its newest message', async () => {
    given({ messages: [message('m2'), message('m1')] });
    open();

    await waitFor(() => expect(reads).toContainEqual({ upTo: 'm2' }));
  });

  it('is not marked as read while nobody looks', async () => {
    vi.spyOn(document, 'hasFocus').mockReturnValue(false);
    given();
    open();

    expect(await screen.findByText('Text of m1')).toBeVisible();
    expect(reads).toEqual([]);
  });

  it('shows a card instead of an empty bubble, and what cannot be shown', async () => {
    given({
      messages: [
        message('m3', { type: 'UNKNOWN_EVENT', text: 'English', openAtX: 'https://x.com/messages/1' }),
        message('m2', { text: '', attachments: [{ type: 'PHOTO', openAtX: 'https://x.com/messages/2' }] }),
        message('m1', { type: 'PARTICIPANTS_CHANGED', joined: [{ id: '2', handle: 'siti' }] }),
      ],
    });
    open();

    expect(await screen.findByRole('link', { name: /^Photo, open at X/ })).toHaveAttribute(
      'href',
      'https://x.com/messages/2',
    );
    expect(screen.getByRole('link', { name: /^Cannot be shown yet, open at X/ })).toBeVisible();
    expect(screen.getByText('@siti joined')).toBeVisible();
    expect(screen.queryByText('English')).not.toBeInTheDocument();
  });

  it('shows where a short address leads, and nothing but addresses of the web', async () => {
    given({
      messages: [
        message('m1', {
          text: 'Lihat https://t.co/a dan https://t.co/b.',
          links: [
            {
              url: 'https://t.co/a',
              expandedUrl: 'https://kopi.example/menu',
              displayUrl: 'kopi.example/menu',
            },
            { url: 'https://t.co/b', expandedUrl: 'javascript:alert(1)', displayUrl: 'harmless' },
          ],
        }),
      ],
    });
    open();

    expect(await screen.findByRole('link', { name: /kopi.example/ })).toHaveAttribute(
      'href',
      'https://kopi.example/menu',
    );
    expect(screen.getByRole('link', { name: /harmless/ })).toHaveAttribute('href', 'https://t.co/b');
  });

  it('says before anybody types why nobody can answer', async () => {
    given({ conversation: { cannotReply: { code: 'channel-paused' } } });
    open();

    expect(await screen.findByRole('note', { name: 'You cannot answer here' })).toHaveTextContent(
      'The channel is paused.',
    );
    expect(screen.queryByRole('button', { name: 'Send' })).not.toBeInTheDocument();
  });

  it('tells which conversation is not there', async () => {
    given();
    server.use(http.get('/api/inbox/conversations/:id', () => problem(404, 'not-found')));
    open();

    expect(await screen.findByRole('heading', { name: 'There is no such conversation' })).toBeVisible();
  });
});

describe('an answer', () => {
  interface Call {
    key: string | null;
    body: unknown;
  }
  let calls: Call[] = [];

  function answerWith(...answers: (() => Response)[]) {
    calls = [];
    server.use(
      http.post('/api/inbox/conversations/:id/messages', async ({ request }) => {
        calls.push({ key: request.headers.get('Idempotency-Key'), body: await request.json() });
        return (answers[calls.length - 1] ?? accepted)();
      }),
    );
  }
  const accepted = () => HttpResponse.json({ id: 'r1', state: 'PENDING' }, { status: 202 });

  it('is sent by Enter, and then there is room for the next', async () => {
    given();
    answerWith();
    const { user } = open();

    await user.type(await composer(), 'Ya,{Shift>}{Enter}{/Shift}masih buka{Enter}');

    await waitFor(() => expect(calls).toHaveLength(1));
    expect(calls[0]?.body).toEqual({ text: 'Ya,\nmasih buka', seenUpTo: 'm1' });
    expect(calls[0]?.key).toMatch(/^[0-9a-f-]{36}$/);
    await waitFor(async () => expect(await composer()).toHaveValue(''));
  });

  it('counts what is left as X does, and does not go when it is too long', async () => {
    given();
    localStorage.setItem(`kanal.draft.${supervisor.id}.c-budi`, '😀'.repeat(9_999));
    const { user } = open();

    expect(await screen.findByText('1 character left')).toBeVisible();
    await user.type(await composer(), 'ab');
    expect(screen.getByText('1 character too many')).toBeVisible();
    expect(send()).toBeDisabled();
  });

  it('stays as a draft of its conversation', async () => {
    given();
    const first = open();
    await first.user.type(await composer(), 'Sebentar');
    first.unmount();
    open();

    expect(await composer()).toHaveValue('Sebentar');
  });

  it('asks first when a colleague was faster, and goes with the same key', async () => {
    given();
    const sentAt = new Date(Date.now() - 20_000).toISOString();
    answerWith(() =>
      problem(409, 'newer-reply', { by: { id: 'u2', username: 'sari' }, sentAt, messageId: 'm9' }),
    );
    const { user } = open();

    await user.type(await composer(), 'Masih{Enter}');
    expect(await screen.findByText(/^sari answered 2\d seconds ago. Send yours too\?$/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Send mine too' }));

    await waitFor(() => expect(calls).toHaveLength(2));
    expect(calls[1]).toEqual({ key: calls[0]?.key, body: { text: 'Masih', seenUpTo: 'm9' } });
    await waitFor(async () => expect(await composer()).toHaveValue(''));
  });

  it('is kept as a draft when somebody would rather not', async () => {
    given();
    answerWith(() => problem(409, 'newer-reply', { messageId: 'm9', sentAt: new Date().toISOString() }));
    const { user } = open();

    await user.type(await composer(), 'Masih{Enter}');
    await user.click(await screen.findByRole('button', { name: 'Keep as draft' }));

    expect(screen.queryByRole('button', { name: 'Send mine too' })).not.toBeInTheDocument();
    expect(await composer()).toHaveValue('Masih');
  });

  it('is sent once though the first answer was lost', async () => {
    given();
    answerWith(
      () => HttpResponse.error(),
      () => accepted(),
    );
    const { user } = open();

    await user.type(await composer(), 'Halo');
    await user.click(send());

    await waitFor(() => expect(calls).toHaveLength(2));
    expect(calls[1]).toEqual(calls[0]);
  });

  it('says why it failed and can be tried again', async () => {
    let retried = '';
    given({
      messages: [
        message('r1', {
          direction: 'OUTBOUND',
          text: 'Halo',
          sentBy: { id: 'u2', username: 'sari' },
          state: 'FAILED',
          failure: { code: 'recipient-closed', message: 'English' },
        }),
      ],
    });
    server.use(
      http.post('/api/inbox/messages/:id/retry', ({ params }) => {
        retried = String(params['id']);
        return HttpResponse.json({ id: 'r1', state: 'PENDING' }, { status: 202 });
      }),
    );
    const { user } = open();

    const pane = await screen.findByRole('region', { name: 'Messages with Budi Santoso' });
    expect(await within(pane).findByText(/X does not let this account write/)).toBeVisible();
    expect(within(pane).getByText('sari')).toBeVisible();
    await user.click(within(pane).getByRole('button', { name: /^Try again/ }));

    await waitFor(() => expect(retried).toBe('r1'));
  });

  it('can be cancelled while it waits', async () => {
    let cancelled = '';
    given({ messages: [message('r1', { direction: 'OUTBOUND', text: 'Halo', state: 'PENDING' })] });
    server.use(
      http.post('/api/inbox/messages/:id/cancel', ({ params }) => {
        cancelled = String(params['id']);
        return HttpResponse.json({ id: 'r1', state: 'PENDING' }, { status: 202 });
      }),
    );
    const { user } = open();

    await user.click(await screen.findByRole('button', { name: /^Cancel sending/ }));

    await waitFor(() => expect(cancelled).toBe('r1'));
  });
});
