import { act, screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keys } from '../api/keys';
import { problem, supervisor } from '../testing/server';
import { conversationWith, giveSize, messageWith, openInbox } from './fixtures';

const budi = conversationWith({ unreadCount: 0 });
const siti = conversationWith({
  id: 'c-siti',
  customer: { id: '2', handle: 'siti', displayName: 'Siti Rahayu', avatarUrl: null },
});
const ofDraft = `kanal.draft.${supervisor.id}.c-budi`;
const ofAnswer = `kanal.answer.${supervisor.id}.c-budi`;

interface Call {
  readonly key: string | null;
  readonly body: unknown;
  readonly answer: (response?: Response) => void;
}
let calls: Call[] = [];

beforeEach(() => {
  giveSize();
  calls = [];
});
afterEach(() => vi.restoreAllMocks());

/** The inbox with two conversations; what is sent is answered when the test says so. */
function open() {
  return openInbox('/inbox/c-budi', {
    found: () => [budi, siti],
    messages: [messageWith('m1')],
    answers: [
      http.get('/api/inbox/conversations/:id', ({ params }) =>
        HttpResponse.json(params['id'] === siti.id ? siti : budi),
      ),
      http.post('/api/inbox/conversations/:id/messages', async ({ request }) => {
        const body = await request.json();
        return new Promise<Response>((resolve) => {
          const accepted = (): Response => HttpResponse.json({ id: 'r1', state: 'PENDING' }, { status: 202 });
          const answer = (response = accepted()) => resolve(response);
          calls.push({ key: request.headers.get('Idempotency-Key'), body, answer });
        });
      }),
    ],
  });
}

const composer = () => screen.findByRole('textbox', { name: 'Your answer to Budi Santoso' });
const list = async () => within(await screen.findByRole('region', { name: 'Conversations' }));
type User = ReturnType<typeof open>['user'];

async function leaveAndComeBack(user: User) {
  await user.click((await list()).getByRole('link', { name: /Siti Rahayu/ }));
  await screen.findByRole('textbox', { name: 'Your answer to Siti Rahayu' });
  await user.click((await list()).getByRole('link', { name: /Budi Santoso/ }));
}

describe('an answer that is under way', () => {
  it('is still under way for who looks at another conversation meanwhile, and goes once', async () => {
    const { user } = open();
    await user.type(await composer(), 'Masih ada{Enter}');
    await waitFor(() => expect(calls).toHaveLength(1));

    await leaveAndComeBack(user);
    await user.type(await composer(), '{Enter}');
    expect(screen.getByRole('button', { name: 'Send' })).toHaveAttribute('data-loading', 'true');
    calls[0]?.answer();

    await waitFor(async () => expect(await composer()).toHaveValue(''));
    expect(calls).toHaveLength(1);
    expect(localStorage.getItem(ofAnswer)).toBeNull();
  });

  it('that failed says so to who comes back', async () => {
    const { user } = open();
    await user.type(await composer(), 'Masih ada{Enter}');
    await waitFor(() => expect(calls).toHaveLength(1));

    await user.click((await list()).getByRole('link', { name: /Siti Rahayu/ }));
    await screen.findByRole('textbox', { name: 'Your answer to Siti Rahayu' });
    calls[0]?.answer(problem(409, 'channel-paused'));
    await user.click((await list()).getByRole('link', { name: /Budi Santoso/ }));

    expect(await screen.findByRole('alert')).toHaveTextContent('The channel is paused.');
    expect(await composer()).toHaveValue('Masih ada');
  });

  it('leaves what is typed after it', async () => {
    const { user } = open();
    await user.type(await composer(), 'Masih ada{Enter}');
    await waitFor(() => expect(calls).toHaveLength(1));

    await user.type(await composer(), ' Mau berapa?');
    calls[0]?.answer();

    await waitFor(async () => expect(await composer()).toHaveValue('Mau berapa?'));
    expect(localStorage.getItem(ofDraft)).toBe('Mau berapa?');
  });

  it('goes with the same key after a reload, and then what was typed after it stays', async () => {
    localStorage.setItem(ofDraft, 'Masih ada. Mau?');
    localStorage.setItem(
      ofAnswer,
      JSON.stringify({ key: 'k1', text: 'Masih ada.', seenUpTo: 'm0', at: Date.now() }),
    );
    const { user } = open();

    await user.type(await composer(), '{Enter}');
    await waitFor(() => expect(calls).toHaveLength(1));
    calls[0]?.answer();

    expect(calls[0]).toMatchObject({ key: 'k1', body: { text: 'Masih ada.', seenUpTo: 'm0' } });
    await waitFor(async () => expect(await composer()).toHaveValue('Mau?'));
  });

  it('is another one once its words are others', async () => {
    localStorage.setItem(ofDraft, 'Ya');
    localStorage.setItem(ofAnswer, JSON.stringify({ key: 'k1', text: 'Ya', seenUpTo: 'm0', at: Date.now() }));
    const { user } = open();

    await user.clear(await composer());
    await user.type(await composer(), 'Ya{Enter}');
    await waitFor(() => expect(calls).toHaveLength(1));

    expect(calls[0]?.key).toMatch(/^[0-9a-f]{32}$/);
    expect(calls[0]?.body).toEqual({ text: 'Ya', seenUpTo: 'm1' });
  });

  it('goes with the same key also after the session has ended between', async () => {
    const { user } = open();
    await user.type(await composer(), 'Ya{Enter}');
    await waitFor(() => expect(calls).toHaveLength(1));
    calls[0]?.answer(problem(503, 'service-unavailable'));
    await waitFor(() => expect(calls).toHaveLength(2));
    calls[1]?.answer(problem(401, 'session-ended'));
    await screen.findByRole('alert');

    await user.type(await composer(), '{Enter}');
    await waitFor(() => expect(calls).toHaveLength(3));

    expect(calls[2]?.key).toBe(calls[0]?.key);
  });

  it('goes with what was typed after it, where nobody can have taken it', async () => {
    const { user } = open();
    await user.type(await composer(), 'Halo{Enter}');
    await waitFor(() => expect(calls).toHaveLength(1));
    calls[0]?.answer(problem(401, 'session-ended'));
    expect(await screen.findByRole('alert')).toHaveTextContent('Your answer was not sent');

    await user.type(await composer(), ' Budi{Enter}');
    await waitFor(() => expect(calls).toHaveLength(2));

    expect(calls[1]?.body).toMatchObject({ text: 'Halo Budi' });
    expect(calls[1]?.key).not.toBe(calls[0]?.key);
  });

  it('says that nobody knows what became of it, and what Send does then', async () => {
    const { user } = open();
    await user.type(await composer(), 'Halo{Enter}');
    for (const tries of [1, 2, 3]) {
      await waitFor(() => expect(calls).toHaveLength(tries), { timeout: 3_000 });
      calls.at(-1)?.answer(problem(503, 'service-unavailable'));
    }

    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('It is not known whether your answer was sent');
    expect(alert).toHaveTextContent('Send asks again with the same words; they go only once.');
  }, 10_000);

  it('is not repeated under a key that is forgotten by now, before somebody has looked', async () => {
    const at = Date.now() - 25 * 60 * 60_000;
    localStorage.setItem(ofDraft, 'Halo');
    localStorage.setItem(ofAnswer, JSON.stringify({ key: 'k1', text: 'Halo', at }));
    const { user } = open();

    expect(await screen.findByRole('alert')).toHaveTextContent('Look whether it stands above');
    await user.type(await composer(), '{Enter}');
    await waitFor(() => expect(calls).toHaveLength(1));

    expect(calls[0]?.key).not.toBe('k1');
    expect(calls[0]?.body).toEqual({ text: 'Halo', seenUpTo: 'm1' });
  });

  it('is not tried again when somebody else has signed in meanwhile', async () => {
    const { user, queries } = open();
    await user.type(await composer(), 'Halo{Enter}');
    await waitFor(() => expect(calls).toHaveLength(1));

    calls[0]?.answer(problem(503, 'service-unavailable'));
    queries.setQueryData(keys.me, { ...supervisor, id: 'u-other' });

    await waitFor(() => expect(queries.isMutating()).toBe(0));
    expect(calls).toHaveLength(1);
    expect(JSON.parse(localStorage.getItem(ofAnswer) ?? '{}')).toMatchObject({ text: 'Halo' });
  });

  it('is tried again as it was, and takes nothing of what is written in its place meanwhile', async () => {
    const { user } = open();
    await user.type(await composer(), 'Halo{Enter}');
    await waitFor(() => expect(calls).toHaveLength(1));
    await user.clear(await composer());
    await user.type(await composer(), 'Hai Budi');

    calls[0]?.answer(problem(503, 'service-unavailable'));
    await waitFor(() => expect(calls).toHaveLength(2));
    calls[1]?.answer();

    await waitFor(() =>
      expect(screen.getByRole('button', { name: 'Send' })).not.toHaveAttribute('data-loading'),
    );
    expect(calls[1]).toMatchObject({ key: calls[0]?.key, body: { text: 'Halo' } });
    expect(await composer()).toHaveValue('Hai Budi');
  });

  it('goes with the same key where the word that it arrived cannot be read', async () => {
    const { user } = open();
    await user.type(await composer(), 'Halo{Enter}');
    await waitFor(() => expect(calls).toHaveLength(1));
    calls[0]?.answer(new HttpResponse('half of a wor', { status: 202 }));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'It is not known whether your answer was sent',
    );

    await user.type(await composer(), '{Enter}');
    await waitFor(() => expect(calls).toHaveLength(2));

    expect(calls[1]?.key).toBe(calls[0]?.key);
  });

  it('of another tab is not unknown because one of this tab was refused', async () => {
    const { user } = open();
    await user.type(await composer(), 'Halo{Enter}');
    await waitFor(() => expect(calls).toHaveLength(1));
    calls[0]?.answer(problem(409, 'channel-paused'));
    expect(await screen.findByRole('alert')).toHaveTextContent('Your answer was not sent');

    const other = { key: 'k2', text: 'Halo', seenUpTo: 'm1', at: Date.now() };
    localStorage.setItem(ofAnswer, JSON.stringify(other));
    act(() => void window.dispatchEvent(new StorageEvent('storage', { key: ofAnswer })));

    expect(screen.getByRole('alert')).toHaveTextContent('Your answer was not sent');
  });

  it('takes the keyboard from nobody who has gone on, when it has gone', async () => {
    const { user } = open();
    await user.type(await composer(), 'Halo{Enter}');
    await waitFor(() => expect(calls).toHaveLength(1));
    const search = screen.getByRole('searchbox', { name: 'Search conversations' });
    await user.click(search);

    calls[0]?.answer();

    await waitFor(async () => expect(await composer()).toHaveValue(''));
    expect(search).toHaveFocus();
  });

  it('that another tab has open goes first, when somebody sends theirs all the same', async () => {
    const { user } = open();
    await user.type(await composer(), 'Halo{Enter}');
    await waitFor(() => expect(calls).toHaveLength(1));
    calls[0]?.answer(problem(409, 'newer-reply', { messageId: 'm9', sentAt: new Date().toISOString() }));
    const button = await screen.findByRole('button', { name: 'Send mine too' });
    const other = { key: 'k2', text: 'Halo', seenUpTo: 'm9', at: Date.now() };
    localStorage.setItem(ofAnswer, JSON.stringify(other));

    await user.click(button);
    await waitFor(() => expect(calls).toHaveLength(2));

    expect(calls[1]?.key).toBe('k2');
  });

  it('that failed says so also to who has changed its words meanwhile', async () => {
    const { user } = open();
    await user.type(await composer(), 'Helo{Enter}');
    await waitFor(() => expect(calls).toHaveLength(1));

    await user.type(await composer(), '{Backspace}lo');
    calls[0]?.answer(problem(409, 'channel-paused'));

    expect(await screen.findByRole('alert')).toHaveTextContent('The channel is paused.');
    expect(await composer()).toHaveValue('Hello');
  });

  it('that failed is no news for who begins another', async () => {
    const { user } = open();
    await user.type(await composer(), 'Helo{Enter}');
    await waitFor(() => expect(calls).toHaveLength(1));
    calls[0]?.answer(problem(409, 'channel-paused'));
    await screen.findByRole('alert');

    await user.clear(await composer());
    await user.type(await composer(), 'Selamat pagi');

    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('that arrives late takes nothing of what another tab has sent since', async () => {
    const { user } = open();
    await user.type(await composer(), 'Ya{Enter}');
    await waitFor(() => expect(calls).toHaveLength(1));

    const since = JSON.stringify({ key: 'k2', text: 'Ya, masih', seenUpTo: 'm1' });
    localStorage.setItem(ofAnswer, since);
    localStorage.setItem(ofDraft, 'Ya, masih');
    calls[0]?.answer();

    await waitFor(() =>
      expect(screen.getByRole('button', { name: 'Send' })).not.toHaveAttribute('data-loading'),
    );
    expect(localStorage.getItem(ofAnswer)).toBe(since);
    expect(localStorage.getItem(ofDraft)).toBe('Ya, masih');
  });

  it('was not written in sight of what stands below many unread lines', async () => {
    vi.spyOn(Element.prototype, 'scrollHeight', 'get').mockReturnValue(4_000);
    const unread = Array.from({ length: 20 }, (_, place) => messageWith(`m${20 - place}`));
    const { user } = openInbox('/inbox/c-budi', {
      conversation: conversationWith({ unreadCount: 20 }),
      messages: [messageWith('a1', { direction: 'OUTBOUND' }), ...unread],
      answers: [
        http.post('/api/inbox/conversations/:id/messages', async ({ request }) => {
          const body = await request.json();
          calls.push({ key: null, body, answer: () => undefined });
          return HttpResponse.json({ id: 'r1', state: 'PENDING' }, { status: 202 });
        }),
      ],
    });

    await user.type(await composer(), 'Ya{Enter}');

    await waitFor(() => expect(calls).toHaveLength(1));
    expect(calls[0]?.body).toEqual({ text: 'Ya', seenUpTo: 'm1' });
  });
});
