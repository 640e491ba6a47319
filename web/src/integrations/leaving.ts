import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import { keys } from '../api/keys';
import { useOneAtATime } from '../api/useOneAtATime';
import { disconnect, useDisconnections, type Channel, type Disconnection } from './api';

/** A card that was told to go, and where it stood. */
interface Leaving {
  readonly channel: Channel;
  readonly place: number;
}

/** Disconnects a channel, whose card says so from then on. */
export function useDisconnect(channel: Channel) {
  const queries = useQueryClient();
  return useOneAtATime({
    mutationFn: () => disconnect(channel.id),
    onSuccess: () => {
      const channels = queries.getQueryData<readonly Channel[]>(keys.channels) ?? [];
      const place = channels.findIndex(({ id }) => id === channel.id);
      queries.setQueryData<readonly Leaving[]>(keys.leaving, (told = []) => [...told, { channel, place }]);
      void queries.invalidateQueries({ queryKey: keys.disconnections });
    },
  });
}

/**
 * The connected accounts as their cards show them. One that was told to go says so until its receipt is there, also while the
 * services tell of it one after the other.
 */
export function useShown(channels: readonly Channel[], supervises: boolean): readonly Channel[] {
  const { data: told = [] } = useQuery<readonly Leaving[]>({ queryKey: keys.leaving, queryFn: skipToken });
  const disconnections = useDisconnections(supervises).data?.pages.flatMap(({ items }) => items) ?? [];
  return withLeaving(channels, told, disconnections);
}

/** The channels, those on their way out marked, and those that left before their receipt back in their places. */
export function withLeaving(
  channels: readonly Channel[],
  told: readonly Leaving[],
  disconnections: readonly Disconnection[],
): readonly Channel[] {
  const underWay = new Set(
    disconnections.filter(({ state }) => state === 'DISCONNECTING').map(({ channelId }) => channelId),
  );
  const leaves = (id: string) => underWay.has(id) || told.some(({ channel }) => channel.id === id);
  const shown = channels.map((channel) => (leaves(channel.id) ? marked(channel) : channel));
  for (const { channel, place } of told) {
    if (underWay.has(channel.id) && !shown.some(({ id }) => id === channel.id)) {
      shown.splice(place, 0, marked(channel));
    }
  }
  return shown;
}

function marked(channel: Channel): Channel {
  return { ...channel, status: 'DISCONNECTING' };
}
