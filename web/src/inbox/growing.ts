import type { Page } from '../api/page';

interface Identified {
  readonly id: string;
}

/**
 * The beginning of a long list, as far as somebody has scrolled.
 *
 * @typeParam T what stands in it
 */
export interface Growing<T extends Identified> {
  readonly items: readonly T[];
  /** Where it goes on; absent when all is here. */
  readonly nextCursor?: string | undefined;
  /** Where its last part began, once there are several. */
  readonly lastCursor?: string | undefined;
}

/** The list with what follows. */
export function withNext<T extends Identified>(known: Growing<T>, cursor: string, page: Page<T>): Growing<T> {
  const ids = new Set(known.items.map(({ id }) => id));
  return {
    items: [...known.items, ...page.items.filter(({ id }) => !ids.has(id))],
    nextCursor: page.nextCursor,
    lastCursor: cursor,
  };
}

/**
 * The list after its beginning has been fetched anew. What lies behind the last line that both know stays, so that nobody who
 * has scrolled far loses the place. Without such a line nobody can know what lies between, and the list begins anew.
 */
export function withHead<T extends Identified>(known: Growing<T> | undefined, head: Growing<T>): Growing<T> {
  if (!known || head.nextCursor === undefined) {
    return keepingWhatIsEqual(known, head);
  }
  const places = new Map(known.items.map(({ id }, place) => [id, place]));
  const common = head.items.findLast(({ id }) => places.has(id));
  if (!common) {
    return head;
  }
  const inHead = new Set(head.items.map(({ id }) => id));
  const behind = known.items.slice((places.get(common.id) ?? 0) + 1).filter(({ id }) => !inHead.has(id));
  if (behind.length === 0) {
    return keepingWhatIsEqual(known, head);
  }
  return keepingWhatIsEqual(known, {
    items: [...head.items, ...behind],
    nextCursor: known.nextCursor,
    lastCursor: known.lastCursor,
  });
}

/** Lines that have not changed stay the same objects, so that they are not drawn anew. */
function keepingWhatIsEqual<T extends Identified>(
  known: Growing<T> | undefined,
  next: Growing<T>,
): Growing<T> {
  const before = new Map(known?.items.map((item) => [item.id, item]));
  const items = next.items.map((item) => {
    const old = before.get(item.id);
    return old && (old === item || JSON.stringify(old) === JSON.stringify(item)) ? old : item;
  });
  return { ...next, items };
}
