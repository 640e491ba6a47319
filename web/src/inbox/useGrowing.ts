import { useQuery, useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { get } from '../api/client';
import type { Page } from '../api/page';
import { useRefetchInterval } from '../live/useLive';
import { withHead, withNext, type Growing } from './growing';

const LATER_PAGES = 200;

/** How a long list is fetched. */
interface Wish<T> {
  readonly queryKey: QueryKey;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | undefined>>;
  /** How much is fetched at first; whoever scrolls on gets the most that the server gives at once. */
  readonly firstPage: number;
  /** Whether enough of the beginning has been fetched anew; asked after each page. */
  readonly enough: (head: readonly T[], known: readonly T[]) => boolean;
}

/**
 * A list that is fetched as far as somebody scrolls. A change fetches its beginning anew, never all of it.
 */
export function useGrowing<T extends { readonly id: string }>(wish: Wish<T>) {
  const { queryKey, path, query = {}, firstPage } = wish;
  const queries = useQueryClient();
  const page = (cursor: string | undefined, signal?: AbortSignal) =>
    get<Page<T>>(
      path,
      { ...query, cursor, limit: cursor === undefined ? firstPage : LATER_PAGES },
      { signal },
    );
  const known = () => queries.getQueryData<Growing<T>>(queryKey);

  const list = useQuery({
    queryKey,
    queryFn: async ({ signal }): Promise<Growing<T>> => {
      const before = known();
      let head: Growing<T> = await page(undefined, signal);
      while (head.nextCursor !== undefined && before && !wish.enough(head.items, before.items)) {
        head = withNext(head, head.nextCursor, await page(head.nextCursor, signal));
      }
      // Somebody may have scrolled on while this was fetched.
      const whole = withHead(known(), head);
      const { lastCursor } = whole;
      // The end may have grown too: the past is read while people work.
      return whole.nextCursor === undefined && lastCursor !== undefined
        ? withNext(whole, lastCursor, await page(lastCursor, signal))
        : whole;
    },
    structuralSharing: false,
    refetchInterval: useRefetchInterval(5_000),
  });

  const underWay = useRef<string>(undefined);
  const [failure, setFailure] = useState<{ readonly cursor: string; readonly problem: Error }>();
  const cursor = list.data?.nextCursor;
  const fetchNext = async () => {
    if (cursor === undefined || underWay.current === cursor) {
      return;
    }
    underWay.current = cursor;
    try {
      const next = await page(cursor);
      queries.setQueryData<Growing<T>>(
        queryKey,
        // Where the list has begun anew meanwhile, it does not go on there.
        (now) => (now?.nextCursor === cursor ? withNext(now, cursor, next) : now),
        // Its beginning is no newer than it was.
        { updatedAt: queries.getQueryState(queryKey)?.dataUpdatedAt ?? 0 },
      );
      setFailure(undefined);
    } catch (problem) {
      setFailure({ cursor, problem: problem as Error });
    } finally {
      underWay.current = undefined;
    }
  };

  // What is fetched anew may end elsewhere, or be all there is.
  const nextFailure = failure?.cursor === cursor ? failure?.problem : undefined;
  return { ...list, fetchNext, nextFailure, hasNext: cursor !== undefined };
}
