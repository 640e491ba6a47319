import { useState } from 'react';
import type { Conversation } from './model';

/**
 * The conversations with the open one where it stood, also when the filter no longer finds it: an answer does not take the
 * conversation away from under somebody's eyes.
 */
export function useKept(
  found: readonly Conversation[],
  selected: string | undefined,
  fresh: Conversation | undefined,
): readonly Conversation[] {
  const [before, setBefore] = useState(found);
  const place = before.findIndex(({ id }) => id === selected);
  const open = before[place] && (fresh?.id === selected ? fresh : before[place]);
  const shown =
    open === undefined || found.some(({ id }) => id === selected) ? found : found.toSpliced(place, 0, open);
  if (!isSame(before, shown)) {
    setBefore(shown);
  }
  return shown;
}

function isSame(one: readonly Conversation[], other: readonly Conversation[]): boolean {
  return one.length === other.length && one.every((conversation, place) => conversation === other[place]);
}
