import { useQuery } from '@tanstack/react-query';
import { useRefetchInterval } from '../live/useLive';
import { keys } from './keys';
import { allPages } from './page';

/** How far the messages of a channel have been read, by Kanal and by the person who is signed in. */
export interface Reading {
  readonly channelId: string;
  readonly unreadCount: number;
  readonly completeUntil: string | null;
  readonly nextReadAt?: string;
  readonly everySeconds?: number;
  readonly history?: {
    readonly backTo: string | null;
    readonly messages: number;
    readonly done: boolean;
    readonly stopped: boolean;
  };
}

/** How far each channel has been read. Several parts of one page ask for it: they share one answer. */
export function useReadings() {
  return useQuery({
    queryKey: keys.inboxChannels,
    queryFn: ({ signal }) => allPages<Reading>('/api/inbox/channels', signal),
    refetchInterval: useRefetchInterval(5_000),
  });
}
