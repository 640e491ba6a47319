import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { staleAfter, type LiveEvent } from './events';
import { followLive } from './follow';

/** A storm of changes is fetched this often, and not once per change. */
const AT_MOST_EVERY_MS = 400;
const RARELY_MS = 60_000;
/** In a tab out of sight the library lets a fetch that failed once wait until somebody looks. */
const LONGEST_WAIT_MS = 30_000;

const connection = (() => {
  let connected = false;
  const listeners = new Set<() => void>();
  return {
    read: () => connected,
    set: (next: boolean) => {
      connected = next;
      listeners.forEach((listener) => listener());
    },
    listen: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
})();

/** Keeps what is fetched up to date for as long as it is mounted; once, in the shell. */
export function useLive(enabled: boolean): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (!enabled) {
      return undefined;
    }
    const stale = collector(queries);
    const stop = followLive({ onEvent: stale.add, onConnected: connection.set });
    return () => {
      stop();
      stale.stop();
      connection.set(false);
    };
  }, [enabled, queries]);
}

/** Whether changes come by themselves at the moment. */
export function useIsLive(): boolean {
  return useSyncExternalStore(connection.listen, connection.read);
}

/** How often to fetch: rarely while changes come by themselves, else in the rhythm that is asked for. */
export function useRefetchInterval(withoutStreamMs: number): number {
  return useIsLive() ? RARELY_MS : withoutStreamMs;
}

function collector(queries: QueryClient) {
  const waiting = new Map<string, readonly unknown[]>();
  const underWay = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const schedule = () => {
    if ([...waiting.keys()].some((name) => !underWay.has(name))) {
      timer ??= setTimeout(fetchAnew, AT_MOST_EVERY_MS);
    }
  };
  // What is being fetched is let come to its end, and fetched once more: in a storm nothing would ever arrive.
  const fetchAnew = () => {
    timer = undefined;
    for (const [name, queryKey] of waiting) {
      if (!underWay.has(name)) {
        waiting.delete(name);
        underWay.add(name);
        const longEnough = new Promise((resolve) => setTimeout(resolve, LONGEST_WAIT_MS));
        void Promise.race([queries.invalidateQueries({ queryKey }), longEnough]).then(() => {
          underWay.delete(name);
          schedule();
        });
      }
    }
  };
  return {
    add: (event: LiveEvent) => {
      staleAfter(event).forEach((key) => waiting.set(JSON.stringify(key), key));
      schedule();
    },
    stop: () => {
      clearTimeout(timer);
      waiting.clear();
    },
  };
}
