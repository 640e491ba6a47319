import { useQuery } from '@tanstack/react-query';
import { get } from './client';
import { keys } from './keys';

/** What anybody may know of this installation. */
export interface Info {
  readonly sandbox: boolean;
  readonly languages: readonly string[];
  readonly callbackUrl: string;
  readonly loginAvailable: boolean;
  readonly historyDays: readonly number[];
  readonly pricePerMessageUsd: number;
  /** Where people read X, without a slash at the end; an older service does not say. */
  readonly openAtX?: string;
}

const AGAIN_MS = 10_000;

/** The installation; it changes only when it is started anew. Asked for again until it is known. */
export function useInfo() {
  return useQuery({
    queryKey: keys.info,
    queryFn: ({ signal }) => get<Info>('/api/info', {}, { signal }),
    staleTime: 10 * 60_000,
    // It is asked for again anyway, and every page waits for the first answer, whatever it is.
    retry: false,
    refetchInterval: ({ state }) => state.data === undefined && AGAIN_MS,
  });
}
