import { renderHook, waitFor } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { isSomeTabLookedAt, useSayLookedAt } from './useIsLookedAt';

/** As much of the browser's locks as one tab needs to know of another. */
function stubLocks() {
  const held = new Set<string>();
  vi.stubGlobal('navigator', {
    locks: {
      query: () => Promise.resolve({ held: [...held].map((name) => ({ name })) }),
      request: async (name: string, _options: unknown, work: () => Promise<void>) => {
        held.add(name);
        await work();
        held.delete(name);
      },
    },
  });
}

const isThisOneLookedAt = (answer: boolean) => vi.spyOn(document, 'hasFocus').mockReturnValue(answer);

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

it('is known of another tab for as long as somebody looks at it', async () => {
  stubLocks();
  isThisOneLookedAt(true);
  const other = renderHook(useSayLookedAt);
  isThisOneLookedAt(false);
  expect(await isSomeTabLookedAt()).toBe(true);

  other.unmount();

  await waitFor(async () => expect(await isSomeTabLookedAt()).toBe(false));
});

it('is known of this tab alone where tabs cannot know of each other', async () => {
  isThisOneLookedAt(true);
  expect(await isSomeTabLookedAt()).toBe(true);
  isThisOneLookedAt(false);
  expect(await isSomeTabLookedAt()).toBe(false);
});
