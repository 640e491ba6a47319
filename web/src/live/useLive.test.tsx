import { useQuery } from '@tanstack/react-query';
import { waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keys } from '../api/keys';
import { show } from '../testing/render';
import type { LiveEvent } from './events';
import { useLive } from './useLive';

type Answer = () => void;
let answers: Answer[] = [];
let aborted = 0;
let say: (event: LiveEvent) => void = () => undefined;

vi.mock('./follow', () => ({
  followLive: ({ onEvent }: { onEvent: (event: LiveEvent) => void }) => {
    say = onEvent;
    return () => undefined;
  },
}));

/** What is asked for takes until the test answers. */
function Page() {
  useLive(true);
  const { data } = useQuery({
    queryKey: keys.inboxChannels,
    queryFn: ({ signal }) => {
      signal.addEventListener('abort', () => (aborted += 1));
      const place = answers.length;
      return new Promise<number>((resolve) => answers.push(() => resolve(place)));
    },
  });
  return <p>Answer {data ?? 'none'}</p>;
}

beforeEach(() => {
  answers = [];
  aborted = 0;
});
afterEach(() => vi.useRealTimers());

it('lets what is being fetched arrive in a storm of changes, and fetches it once more after', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true, toFake: ['setTimeout', 'clearTimeout'] });
  const { findByText } = show(<Page />);
  await waitFor(() => expect(answers).toHaveLength(1));
  answers[0]?.();
  await findByText('Answer 0');

  say({ kind: 'conversation', ids: {} });
  await waitFor(() => expect(answers).toHaveLength(2));
  await vi.advanceTimersByTimeAsync(1_000);
  say({ kind: 'conversation', ids: {} });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(answers).toHaveLength(2);
  answers[1]?.();

  await findByText('Answer 1');
  await waitFor(() => expect(answers).toHaveLength(3));
  answers[2]?.();
  await findByText('Answer 2');
  expect(aborted).toBe(0);
});

it('does not wait for ever for what never arrives, as in a tab that nobody looks at', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true, toFake: ['setTimeout', 'clearTimeout'] });
  show(<Page />);
  await waitFor(() => expect(answers).toHaveLength(1));
  answers[0]?.();

  say({ kind: 'conversation', ids: {} });
  await waitFor(() => expect(answers).toHaveLength(2));
  say({ kind: 'conversation', ids: {} });
  await vi.advanceTimersByTimeAsync(31_000);

  await waitFor(() => expect(answers).toHaveLength(3));
});
