import {
  queryOptions,
  useInfiniteQuery,
  useQueries,
  useQuery,
  useQueryClient,
  type UseQueryResult,
} from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { get, post } from '../api/client';
import { keys } from '../api/keys';
import { allPages, type Page } from '../api/page';
import { Problem, type Cause, type FieldProblem } from '../api/problem';
import type { Reading } from '../api/readings';
import { useOneAtATime } from '../api/useOneAtATime';
import { useRefetchInterval } from '../live/useLive';

export type ChannelStatus =
  | 'CONNECTED'
  | 'PAUSED'
  | 'NEEDS_REAUTHORIZATION'
  | 'OUT_OF_CREDIT'
  | 'SUSPENDED'
  | 'LIMITED'
  | 'X_UNREACHABLE'
  | 'DISCONNECTING';

/** Who can remove the cause of a status. */
export type Actor = 'SUPERVISOR' | 'OPERATOR' | 'X_ACCOUNT_HOLDER' | 'NOBODY';

/** A connected account. Agents are not told the method. */
export interface Channel {
  readonly id: string;
  readonly provider: string;
  readonly handle: string;
  readonly displayName: string;
  readonly avatarUrl: string | null;
  readonly method?: 'LOGIN' | 'DEVELOPER_APP';
  readonly status: ChannelStatus;
  readonly statusCause?: Cause & { readonly since: string; readonly actor: Actor };
  readonly connectedAt: string;
}

export type Revocation = 'DONE' | 'PENDING' | 'NOT_OURS' | 'SHARED' | 'GAVE_UP';

/** A channel on its way out, or gone. What it was is told until it is gone. */
export interface Disconnection {
  readonly disconnectionId: string;
  readonly channelId: string;
  readonly state: 'DISCONNECTING' | 'DISCONNECTED';
  readonly handle: string;
  readonly requestedBy: string;
  readonly requestedAt: string;
  readonly channel?: Pick<Channel, 'provider' | 'method' | 'connectedAt'> & {
    readonly account: Pick<Channel, 'handle' | 'displayName' | 'avatarUrl'>;
  };
  readonly receipt?: {
    readonly stoppedAt: string;
    readonly lastMessageAt: string | null;
    readonly revocation: Revocation;
    readonly erasedAt: string | null;
  };
}

export type ConnectionState =
  'AWAITING_AUTHORIZATION' | 'VERIFYING' | 'CONNECTED' | 'FAILED' | 'CANCELLED' | 'EXPIRED';

/** One attempt to connect an account. */
export interface Connection {
  readonly connectionId: string;
  readonly state: ConnectionState;
  readonly channelId?: string;
  readonly waitingFor?: Cause;
  readonly failure?: Cause & { readonly errors?: readonly FieldProblem[] };
}

/** Where a login at X begins. */
export interface LoginBegun {
  readonly connectionId: string;
  readonly authorizeUrl: string;
  readonly expiresAt: string;
}

/** What the developer form sends. */
export interface DeveloperAppKeys {
  readonly apiKey: string;
  readonly apiKeySecret: string;
  readonly accessToken: string;
  readonly accessTokenSecret: string;
  readonly historyDays: number;
}

/** All connected accounts. */
export function useChannels() {
  return useQuery({
    queryKey: keys.channels,
    queryFn: ({ signal }) => allPages<Channel>('/api/channels', signal),
    refetchInterval: useRefetchInterval(5_000),
  });
}

/** What was disconnected, newest first. */
export function useDisconnections(enabled: boolean) {
  const nowAndThen = useRefetchInterval(5_000);
  return useInfiniteQuery({
    queryKey: keys.disconnections,
    queryFn: ({ signal, pageParam }) =>
      get<Page<Disconnection>>(
        '/api/integrations/disconnections',
        { limit: 10, cursor: pageParam },
        { signal },
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
    enabled,
    // A disconnection may be known a moment later than its event.
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ items }) => items.some((item) => item.state === 'DISCONNECTING'))
        ? 2_000
        : nowAndThen,
  });
}

/** One attempt to connect; asked for every 3 s until it has ended, beside what the live stream says. */
export function useConnection(id: string | undefined) {
  return useQuery({ ...connectionQuery(id ?? ''), enabled: id !== undefined });
}

/** Several attempts to connect, each asked for as one is; one that is not known yet is missing. */
export function useConnections(ids: readonly string[]): readonly Connection[] {
  return useQueries({ queries: ids.map(connectionQuery), combine: known });
}

const connectionQuery = (id: string) =>
  queryOptions({
    queryKey: keys.connection(id),
    queryFn: ({ signal }) => get<Connection>(`/api/integrations/connections/${id}`, {}, { signal }),
    refetchInterval: ({ state }) =>
      (state.data && hasEnded(state.data)) || isUnknown(state.error) ? false : 3_000,
    refetchIntervalInBackground: true,
  });

const known = (results: readonly UseQueryResult<Connection>[]) =>
  results.flatMap(({ data }) => (data ? [data] : []));

/** Whether there is no such attempt, or none that this person may know of. */
export function isUnknown(error: Error | null | undefined): boolean {
  return error instanceof Problem && error.status === 404;
}

/** Whether nothing changes any more. */
export function hasEnded({ state }: Connection): boolean {
  return ['CONNECTED', 'FAILED', 'CANCELLED', 'EXPIRED'].includes(state);
}

export function beginLogin(historyDays: number): Promise<LoginBegun> {
  return post<LoginBegun>('/api/integrations/twitter/login', { historyDays });
}

export function addDeveloperApp(appKeys: DeveloperAppKeys): Promise<{ connectionId: string }> {
  return post<{ connectionId: string }>('/api/integrations/twitter/developer-app', appKeys);
}

export function cancelConnection(id: string): Promise<void> {
  return post(`/api/integrations/connections/${id}/cancel`);
}

export function disconnect(channelId: string): Promise<{ disconnectionId: string }> {
  return post(`/api/integrations/channels/${channelId}/disconnect`);
}

export type Order = 'pause' | 'resume' | 'read-on' | 'check-now';

const AWAITED_FOR_MS = 12_000;
const LOOK_EVERY_MS = 1_000;

/** Asks something of a channel. It counts as under way until the channel shows the effect, which comes by events. */
export function useOrder(channel: Channel, reading: Reading | undefined) {
  const queries = useQueryClient();
  const shown = JSON.stringify([
    channel.status,
    reading?.completeUntil,
    reading?.nextReadAt,
    reading?.history,
  ]);
  const [awaited, setAwaited] = useState<{ readonly order: Order; readonly shown: string }>();
  const isAwaited = awaited?.shown === shown;
  const mutation = useOneAtATime<void, Order>({
    mutationFn: (order) => post(`/api/integrations/channels/${channel.id}/${order}`),
    onSuccess: (_, order) => setAwaited({ order, shown }),
  });
  useEffect(() => {
    if (!isAwaited) {
      return undefined;
    }
    const look = setInterval(() => {
      void queries.invalidateQueries({ queryKey: keys.channels });
      void queries.invalidateQueries({ queryKey: keys.inboxChannels });
    }, LOOK_EVERY_MS);
    const giveUp = setTimeout(() => setAwaited(undefined), AWAITED_FOR_MS);
    return () => {
      clearInterval(look);
      clearTimeout(giveUp);
    };
  }, [isAwaited, queries]);
  const underWay = mutation.isPending ? mutation.variables : isAwaited ? awaited.order : undefined;
  return { ask: mutation.ask, underWay, problem: mutation.error };
}
