import { act, screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keys } from '../api/keys';
import { problem } from '../testing/server';
import { conversationWith, giveSize, messageWith, openInbox } from './fixtures';

beforeEach(giveSize);
afterEach(() => vi.restoreAllMocks());

const lines = async () => within(await screen.findByRole('region', { name: 'Messages with Budi Santoso' }));

let ordered: unknown;
const orders = (order: string) =>
  http.post(`/api/inbox/messages/:id/${order}`, ({ params }) => {
    ordered = params['id'];
    return HttpResponse.json({ id: 'r1', state: 'PENDING' }, { status: 202 });
  });
beforeEach(() => {
  ordered = undefined;
});

describe('an answer that failed', () => {
  const failed = messageWith('r1', {
    direction: 'OUTBOUND',
    text: 'Halo',
    sentBy: { id: 'u2', username: 'sari' },
    state: 'FAILED',
    failure: { code: 'recipient-closed', message: 'English' },
  });

  it('says why, and can be tried again', async () => {
    const { user } = openInbox('/inbox/c-budi', { messages: [failed], answers: [orders('retry')] });

    const pane = await lines();
    expect(await pane.findByText(/X does not let this account write/)).toBeVisible();
    expect(pane.getByText('sari')).toBeVisible();
    await user.click(pane.getByRole('button', { name: /^Try again/ }));

    await waitFor(() => expect(ordered).toBe('r1'));
  });

  it('has the keyboard still when it is on its way again', async () => {
    let message = failed;
    const { user } = openInbox('/inbox/c-budi', {
      answers: [
        http.get('/api/inbox/conversations/:id/messages', () => HttpResponse.json({ items: [message] })),
        http.post('/api/inbox/messages/r1/retry', () => {
          message = messageWith('r1', { direction: 'OUTBOUND', text: 'Halo', state: 'PENDING' });
          return HttpResponse.json({ id: 'r1', state: 'PENDING' }, { status: 202 });
        }),
      ],
    });
    const pane = await lines();

    await user.click(await pane.findByRole('button', { name: /^Try again/ }));
    await pane.findByRole('button', { name: /^Cancel sending/ });

    await waitFor(() => expect(document.activeElement).toHaveTextContent(/Sending/));
    expect(pane.getByRole('list')).toContainElement(document.activeElement as HTMLElement);
  });

  it('takes the keyboard from nobody when it goes on long after somebody tried in vain', async () => {
    let message = failed;
    const { user, queries } = openInbox('/inbox/c-budi', {
      answers: [
        http.get('/api/inbox/conversations/:id/messages', () => HttpResponse.json({ items: [message] })),
        http.post('/api/inbox/messages/r1/retry', () => problem(409, 'cannot-retry')),
      ],
    });
    const pane = await lines();
    await user.click(await pane.findByRole('button', { name: /^Try again/ }));
    await screen.findByText(/has not failed/);
    await user.click(document.body);

    message = messageWith('r1', { direction: 'OUTBOUND', text: 'Halo', state: 'PENDING' });
    await act(() => queries.refetchQueries({ queryKey: keys.messages('c-budi') }));
    await pane.findByRole('button', { name: /^Cancel sending/ });

    expect(document.body).toHaveFocus();
  });

  it('is not offered again while nobody can answer', async () => {
    const conversation = conversationWith({ cannotReply: { code: 'channel-paused' } });
    openInbox('/inbox/c-budi', { conversation, messages: [failed] });

    const pane = await lines();
    expect(await pane.findByText(/X does not let this account write/)).toBeVisible();
    expect(pane.queryByRole('button')).not.toBeInTheDocument();
  });
});

describe('the failure of an answer', () => {
  const answerIn = (state: 'PENDING' | 'FAILED') =>
    messageWith('r1', {
      direction: 'OUTBOUND',
      text: 'Halo',
      state,
      ...(state === 'FAILED' ? { failure: { code: 'recipient-closed', message: 'English' } } : {}),
    });

  it('is said aloud when somebody sees it happen, each time', async () => {
    let message = answerIn('PENDING');
    const answer = () => HttpResponse.json({ items: [message] });
    const { queries } = openInbox('/inbox/c-budi', {
      answers: [http.get('/api/inbox/conversations/:id/messages', answer)],
    });
    const pane = await lines();
    const become = (state: 'PENDING' | 'FAILED') => {
      message = answerIn(state);
      return act(() => queries.refetchQueries({ queryKey: keys.messages('c-budi') }));
    };
    await pane.findByRole('button', { name: /^Cancel sending/ });

    await become('FAILED');
    expect(await pane.findByRole('alert')).toHaveTextContent(/X does not let this account write/);
    await become('PENDING');
    await waitFor(() => expect(pane.queryByRole('alert')).not.toBeInTheDocument());
    await become('FAILED');
    expect(await pane.findByRole('alert')).toBeVisible();
  });

  it('is not said aloud when it is found there', async () => {
    openInbox('/inbox/c-budi', { messages: [answerIn('FAILED')] });

    const pane = await lines();
    expect(await pane.findByText(/X does not let this account write/)).toBeVisible();
    expect(pane.queryByRole('alert')).not.toBeInTheDocument();
  });
});

describe('an answer that waits', () => {
  it('can be cancelled', async () => {
    const waiting = messageWith('r1', { direction: 'OUTBOUND', text: 'Halo', state: 'PENDING' });
    const { user } = openInbox('/inbox/c-budi', { messages: [waiting], answers: [orders('cancel')] });

    await user.click(await screen.findByRole('button', { name: /^Cancel sending/ }));

    await waitFor(() => expect(ordered).toBe('r1'));
  });
});
