import { act, screen, waitFor } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { expect } from 'vitest';
import { problem, supervisor } from '../testing/server';
import { conversationWith, messageWith, openInbox } from './fixtures';

const budi = conversationWith({ unreadCount: 0 });
const siti = conversationWith({
  id: 'c-siti',
  customer: { id: '2', handle: 'siti', displayName: 'Siti Rahayu', avatarUrl: null },
});
/** Where the draft to Budi is kept. */
export const ofDraft = `kanal.draft.${supervisor.id}.c-budi`;
/** Where an answer to Budi is kept whose fate is open. */
export const ofAnswer = `kanal.answer.${supervisor.id}.c-budi`;

interface Call {
  readonly key: string | null;
  readonly body: unknown;
  readonly answer: (response?: Response) => void;
}
/** What was sent since the test began. */
export const calls: Call[] = [];

/** The inbox with two conversations; what is sent is answered when the test says so. */
export function open() {
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

export const composer = () => screen.findByRole('textbox', { name: 'Your answer to Budi Santoso' });

/** Another tab has other words in the same field. */
export function writeElsewhere(words: string) {
  localStorage.setItem(ofDraft, words);
  act(() => void window.dispatchEvent(new StorageEvent('storage', { key: ofDraft })));
}

/** Each try to send ends without a word whether it arrived. */
export async function failAllTries() {
  for (const tries of [1, 2, 3]) {
    await waitFor(() => expect(calls).toHaveLength(tries), { timeout: 3_000 });
    calls.at(-1)?.answer(problem(503, 'service-unavailable'));
  }
}
