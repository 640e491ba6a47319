import { useState } from 'react';
import type { Conversation, ConversationFilter } from './model';

interface Kept {
  readonly wish: string;
  readonly shown: readonly Conversation[];
}

/**
 * The conversations with the open one where it stood, also when the filter no longer finds it: an answer does not take the
 * conversation away from under somebody's eyes.
 */
export function useKept(
  found: readonly Conversation[],
  selected: string | undefined,
  fresh: Conversation | undefined,
  filter: ConversationFilter,
): readonly Conversation[] {
  const wish = JSON.stringify(filter);
  const [kept, setKept] = useState<Kept>({ wish, shown: found });
  const before = kept.wish === wish ? kept.shown : [];
  const place = before.findIndex(({ id }) => id === selected);
  const open = before[place] && (fresh?.id === selected ? fresh : before[place]);
  const shown =
    open === undefined || found.some(({ id }) => id === selected) ? found : found.toSpliced(place, 0, open);
  if (kept.wish !== wish || !isSame(kept.shown, shown)) {
    setKept({ wish, shown });
  }
  return shown;
}

function isSame(one: readonly Conversation[], other: readonly Conversation[]): boolean {
  return one.length === other.length && one.every((conversation, place) => conversation === other[place]);
}
