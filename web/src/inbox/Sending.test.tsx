import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { problem } from '../testing/server';
import { conversationWith, giveSize, messageWith, openInbox } from './fixtures';
import { calls, composer, ofAnswer, ofDraft, open, writeElsewhere } from './sendingFixtures';

beforeEach(() => {
  giveSize();
  calls.length = 0;
});
afterEach(() => vi.restoreAllMocks());

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

  it.each([
    ['Masih ada', ' Mau berapa?'],
    ['Masih ada ', 'Mau berapa?'],
    ['Masih ada.', 'Mau berapa?'],
  ])('leaves what is typed after it (%s|%s)', async (sent, after) => {
    const { user } = open();
    await user.type(await composer(), `${sent}{Enter}`);
    await waitFor(() => expect(calls).toHaveLength(1));

    await user.type(await composer(), after);
    calls[0]?.answer();

    await waitFor(async () => expect(await composer()).toHaveValue('Mau berapa?'));
    expect(localStorage.getItem(ofDraft)).toBe('Mau berapa?');
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

  it('that failed is no news over the next words once another tab has sent it', async () => {
    const { user } = open();
    await user.type(await composer(), 'Halo{Enter}');
    await waitFor(() => expect(calls).toHaveLength(1));
    calls[0]?.answer(problem(409, 'newer-reply', { messageId: 'm9', sentAt: new Date().toISOString() }));
    await screen.findByRole('button', { name: 'Send mine too' });

    writeElsewhere('');
    writeElsewhere('Baru');

    expect(await composer()).toHaveValue('Baru');
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Send' })).toBeEnabled();
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
