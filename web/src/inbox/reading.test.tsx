import { screen, waitFor } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keys } from '../api/keys';
import { problem } from '../testing/server';
import { conversationWith, giveSize, messageWith, openInbox } from './fixtures';
import type { Message } from './model';

const siti = conversationWith({
  id: 'c-siti',
  customer: { id: '2', handle: 'siti', displayName: 'Siti Rahayu', avatarUrl: null },
  unreadCount: 0,
});
let messages: Message[] = [];
let unreadCount = 0;
let isDown = false;
let reads: unknown[] = [];
let sent: unknown[] = [];

beforeEach(() => {
  giveSize();
  vi.spyOn(document, 'hasFocus').mockReturnValue(true);
  [messages, unreadCount, isDown, reads, sent] = [[messageWith('m1')], 0, false, [], []];
});
afterEach(() => vi.restoreAllMocks());

const budi = () => conversationWith({ unreadCount });

function open(read = () => new HttpResponse(null, { status: 204 })) {
  return openInbox('/inbox/c-budi', {
    found: () => [budi(), siti],
    answers: [
      http.get('/api/inbox/conversations/:id*', () =>
        isDown ? problem(503, 'service-unavailable') : undefined,
      ),
      http.get('/api/inbox/conversations/:id', ({ params }) =>
        HttpResponse.json(params['id'] === siti.id ? siti : budi()),
      ),
      http.get('/api/inbox/conversations/:id/messages', () => {
        // More lines than fit: the first of the new ones is shown and not the last.
        vi.spyOn(Element.prototype, 'scrollHeight', 'get').mockReturnValue(400 * messages.length);
        return HttpResponse.json({ items: messages });
      }),
      http.post('/api/inbox/conversations/:id/read', async ({ request }) => {
        reads.push(await request.json());
        return read();
      }),
      http.post('/api/inbox/conversations/:id/messages', async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json({ id: 'r1', state: 'PENDING' }, { status: 202 });
      }),
    ],
  });
}

type User = ReturnType<typeof open>['user'];

/** Leaves the conversation, and comes back when something has happened in it. */
async function comeBackAfter(user: User, happen: () => void) {
  await user.click(screen.getByRole('link', { name: /Siti Rahayu/ }));
  await screen.findByRole('textbox', { name: 'Your answer to Siti Rahayu' });
  happen();
  await user.click(screen.getByRole('link', { name: /Budi Santoso/ }));
  await screen.findByRole('textbox', { name: 'Your answer to Budi Santoso' });
}

function manyNewLines() {
  const incoming = Array.from({ length: 20 }, (_, place) => messageWith(`n${20 - place}`));
  messages = [messageWith('a1', { direction: 'OUTBOUND' }), ...incoming, ...messages];
  unreadCount = 20;
}

describe('a conversation that was open before', () => {
  it('is not read, and its newest lines not seen, because its end was in sight the last time', async () => {
    const { user } = open();
    await screen.findByText('Text of m1');

    await comeBackAfter(user, manyNewLines);
    await screen.findByText('New since you last looked');
    await user.type(screen.getByRole('textbox', { name: 'Your answer to Budi Santoso' }), 'Ya{Enter}');

    await waitFor(() => expect(sent).toEqual([{ text: 'Ya', seenUpTo: 'm1' }]));
    expect(reads).toEqual([]);
  });

  it('is not read because of what was kept of it while nobody could fetch what is new', async () => {
    const { user, queries } = open();
    await screen.findByText('Text of m1');
    await comeBackAfter(user, () => {
      manyNewLines();
      isDown = true;
    });
    await waitFor(() => expect(queries.getQueryState(keys.messages('c-budi'))?.status).toBe('error'));

    isDown = false;
    await queries.invalidateQueries();

    expect(await screen.findByText('New since you last looked')).toBeVisible();
    expect(reads).toEqual([]);
  }, 15_000);
});

describe('a conversation that was read', () => {
  it('is told as read again when the session had ended then, as soon as somebody has signed in', async () => {
    unreadCount = 1;
    let hasEnded = true;
    const { queries } = open(() =>
      hasEnded ? problem(401, 'session-ended') : new HttpResponse(null, { status: 204 }),
    );
    await waitFor(() => expect(reads).toEqual([{ upTo: 'm1' }]));

    hasEnded = false;
    await queries.invalidateQueries();

    await waitFor(() => expect(reads).toEqual([{ upTo: 'm1' }, { upTo: 'm1' }]));
  });

  it('is told as read again when a late line comes to stand above what was read', async () => {
    unreadCount = 1;
    const { queries } = open();
    await waitFor(() => expect(reads).toEqual([{ upTo: 'm1' }]));
    unreadCount = 0;
    await queries.invalidateQueries();
    await waitFor(() =>
      expect(queries.getQueryData(keys.conversation('c-budi'))).toMatchObject({ unreadCount: 0 }),
    );

    messages = [...messages, messageWith('m0')];
    unreadCount = 1;
    await queries.invalidateQueries();

    await waitFor(() => expect(reads).toEqual([{ upTo: 'm1' }, { upTo: 'm1' }]));
  });

  it('is not told so again and again where that was refused', async () => {
    unreadCount = 1;
    const { queries } = open(() => problem(404, 'not-found'));
    await waitFor(() => expect(reads).toHaveLength(1));

    messages = [messageWith('a1', { direction: 'OUTBOUND' }), ...messages];
    await queries.invalidateQueries();
    await screen.findByText('Text of a1');

    expect(reads).toHaveLength(1);
  });
});
