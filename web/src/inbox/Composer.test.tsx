import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { problem, server, supervisor } from '../testing/server';
import { conversationWith, giveSize, messageWith, openInbox } from './fixtures';
import type { Conversation } from './model';

beforeEach(giveSize);
afterEach(() => vi.restoreAllMocks());

const composer = () => screen.findByRole('textbox', { name: 'Your answer to Budi Santoso' });
const send = () => screen.getByRole('button', { name: 'Send' });
const draft = `kanal.draft.${supervisor.id}.c-budi`;

describe('an answer', () => {
  interface Call {
    key: string | null;
    body: unknown;
  }
  let calls: Call[] = [];

  const accepted = () => HttpResponse.json({ id: 'r1', state: 'PENDING' }, { status: 202 });

  function openWith(...answers: (() => Response)[]) {
    calls = [];
    const posted = http.post('/api/inbox/conversations/:id/messages', async ({ request }) => {
      calls.push({ key: request.headers.get('Idempotency-Key'), body: await request.json() });
      return (answers[calls.length - 1] ?? accepted)();
    });
    return openInbox('/inbox/c-budi', { messages: [messageWith('m1')], answers: [posted] });
  }

  it('is sent by Enter, and then there is room for the next', async () => {
    const { user } = openWith();

    await user.type(await composer(), 'Ya,{Shift>}{Enter}{/Shift}masih buka{Enter}');

    await waitFor(() => expect(calls).toHaveLength(1));
    expect(calls[0]?.body).toEqual({ text: 'Ya,\nmasih buka', seenUpTo: 'm1' });
    expect(calls[0]?.key).toMatch(/^[0-9a-f]{32}$/);
    await waitFor(async () => expect(await composer()).toHaveValue(''));
  });

  it('counts what is left as X does, and does not go when it is too long', async () => {
    localStorage.setItem(draft, '😀'.repeat(9_999));
    const { user } = openWith();

    expect(await screen.findByText('1 character left')).toBeVisible();
    await user.type(await composer(), 'ab');
    expect(screen.getByText('1 character too many')).toBeVisible();
    expect(send()).toBeDisabled();
  });

  it('stays as a draft of its conversation', async () => {
    const first = openWith();
    await first.user.type(await composer(), 'Sebentar');
    first.unmount();
    openWith();

    expect(await composer()).toHaveValue('Sebentar');
  });

  it('asks first when a colleague was faster, and goes with the same key', async () => {
    const sentAt = new Date(Date.now() - 20_000).toISOString();
    const by = { id: 'u2', username: 'sari' };
    const { user } = openWith(() => problem(409, 'newer-reply', { by, sentAt, messageId: 'm9' }));

    await user.type(await composer(), 'Masih{Enter}');
    expect(await screen.findByText(/^sari answered 2\d seconds ago. Send yours too\?$/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Send mine too' }));

    await waitFor(() => expect(calls).toHaveLength(2));
    expect(calls[1]).toEqual({ key: calls[0]?.key, body: { text: 'Masih', seenUpTo: 'm9' } });
    await waitFor(async () => expect(await composer()).toHaveValue(''));
  });

  it('is the same in every tab, so that what one has sent is gone from the other', async () => {
    localStorage.setItem(draft, 'Sebentar');
    openWith();
    expect(await composer()).toHaveValue('Sebentar');

    localStorage.setItem(draft, 'Sebentar ya');
    act(() => void window.dispatchEvent(new StorageEvent('storage', { key: draft })));
    expect(await composer()).toHaveValue('Sebentar ya');

    localStorage.removeItem(draft);
    act(() => void window.dispatchEvent(new StorageEvent('storage', { key: draft })));
    expect(await composer()).toHaveValue('');
  });

  it('does not go while the question is not answered, whoever presses Enter or changes a word', async () => {
    const sentAt = new Date().toISOString();
    const { user } = openWith(() => problem(409, 'newer-reply', { messageId: 'm9', sentAt }));

    await user.type(await composer(), 'Masih{Enter}');
    await screen.findByRole('button', { name: 'Send mine too' });
    await user.type(await composer(), ' ada{Enter}');
    await user.click(send());

    expect(calls).toHaveLength(1);
    await user.click(screen.getByRole('button', { name: 'Send mine too' }));
    await waitFor(() => expect(calls).toHaveLength(2));
    expect(calls[1]?.body).toEqual({ text: 'Masih ada', seenUpTo: 'm9' });
    expect(calls[1]?.key).not.toBe(calls[0]?.key);
  });

  it('is kept as a draft when somebody would rather not', async () => {
    const sentAt = new Date().toISOString();
    const { user } = openWith(() => problem(409, 'newer-reply', { messageId: 'm9', sentAt }));

    await user.type(await composer(), 'Masih{Enter}');
    await user.click(await screen.findByRole('button', { name: 'Keep as draft' }));

    expect(screen.queryByRole('button', { name: 'Send mine too' })).not.toBeInTheDocument();
    expect(await composer()).toHaveValue('Masih');
  });

  it('does not go by the Enter that ends the composing of letters, as Safari tells it', async () => {
    const { user } = openWith();
    await user.type(await composer(), '你好');

    fireEvent.keyDown(await composer(), { key: 'Enter', keyCode: 229 });
    await user.type(await composer(), '！{Enter}');

    await waitFor(() => expect(calls).toHaveLength(1));
    expect(calls[0]?.body).toMatchObject({ text: '你好！' });
  });

  it('does not go before its conversation is here, in which a colleague may have answered', async () => {
    let isDown = true;
    const { user } = openWith();
    server.use(
      http.get('/api/inbox/conversations/:id/messages', () =>
        isDown ? problem(503, 'unavailable') : HttpResponse.json({ items: [messageWith('m1')] }),
      ),
    );

    await user.type(await composer(), 'Halo{Enter}');
    expect(await screen.findByText('Load the messages first')).toBeVisible();
    expect(send()).toBeDisabled();
    isDown = false;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByText('Text of m1');
    await user.type(await composer(), '{Enter}');

    await waitFor(() =>
      expect(calls).toEqual([{ key: calls[0]?.key, body: { text: 'Halo', seenUpTo: 'm1' } }]),
    );
  });

  it('is sent once though the first answer was lost', async () => {
    const { user } = openWith(() => HttpResponse.error(), accepted);

    await user.type(await composer(), 'Halo');
    await user.click(send());

    await waitFor(() => expect(calls).toHaveLength(2));
    expect(calls[1]).toEqual(calls[0]);
  });
});

describe('where nobody can answer', () => {
  it('it is said before anybody types, with the reason', async () => {
    openInbox('/inbox/c-budi', {
      conversation: conversationWith({ cannotReply: { code: 'channel-paused' } }),
    });

    expect(await screen.findByRole('note', { name: 'You cannot answer here' })).toHaveTextContent(
      'The channel is paused.',
    );
    expect(screen.queryByRole('button', { name: 'Send' })).not.toBeInTheDocument();
  });

  it('it is said to who is typing, and they go on where they were', async () => {
    let cannotReply: Conversation['cannotReply'] = undefined;
    const { user, queries } = openInbox('/inbox/c-budi', {
      messages: [messageWith('m1')],
      answers: [
        http.get('/api/inbox/conversations/:id', () =>
          HttpResponse.json(conversationWith(cannotReply && { cannotReply })),
        ),
      ],
    });
    await user.type(await composer(), 'Sebentar');

    cannotReply = { code: 'channel-paused' };
    await queries.invalidateQueries();
    expect(await screen.findByRole('note', { name: 'You cannot answer here' })).toHaveFocus();

    cannotReply = undefined;
    await queries.invalidateQueries();
    expect(await composer()).toHaveFocus();
    expect(await composer()).toHaveValue('Sebentar');
  });
});
