import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { keys } from '../api/keys';
import { useLoadFailure } from '../api/useLoadFailure';
import { useOneAtATime } from '../api/useOneAtATime';
import { disconnect, useDisconnections, type Channel, type Disconnection } from './api';

/** A card, and where it stood. */
interface Card {
  readonly channel: Channel;
  readonly place: number;
}

/** Disconnects a channel, whose card says so from then on. */
export function useDisconnect(channel: Channel) {
  const queries = useQueryClient();
  return useOneAtATime({
    mutationFn: () => disconnect(channel.id),
    onSuccess: () => {
      queries.setQueryData<readonly Card[]>(keys.cards, (cards = []) =>
        cards.map((card) => (card.channel.id === channel.id ? { ...card, channel: marked(channel) } : card)),
      );
      void queries.invalidateQueries({ queryKey: keys.disconnections });
    },
  });
}

/**
 * The connected accounts as their cards show them; undefined until it is known whether there are any. One that is on its way
 * out says so until its receipt is there, whoever told it to go, also while the services tell of it one after the other.
 */
export function useShown(
  channels: readonly Channel[] | undefined,
  supervises: boolean,
): readonly Channel[] | undefined {
  const queries = useQueryClient();
  const { data: before = [] } = useQuery<readonly Card[]>({ queryKey: keys.cards, queryFn: skipToken });
  const list = useDisconnections(supervises);
  const failure = useLoadFailure(list);
  const awaited = supervises && !list.data && !failure;
  const disconnections = list.data?.pages.flatMap(({ items }) => items) ?? [];
  useEffect(() => {
    if (channels) {
      queries.setQueryData<readonly Card[]>(keys.cards, (cards = []) =>
        remembered(withLeaving(channels, cards, disconnections), cards),
      );
    }
  });
  const shown = channels && withLeaving(channels, before, disconnections);
  return shown?.length === 0 && awaited ? undefined : shown;
}

/** The channels, those on their way out marked, and those that left before their receipt back in their places. */
export function withLeaving(
  channels: readonly Channel[],
  before: readonly Card[],
  disconnections: readonly Disconnection[],
): readonly Channel[] {
  const underWay = new Set(
    disconnections.filter(({ state }) => state === 'DISCONNECTING').map(({ channelId }) => channelId),
  );
  const leaves = (id: string) =>
    underWay.has(id) || before.some(({ channel }) => channel.id === id && channel.status === 'DISCONNECTING');
  const shown = channels.map((channel) => (leaves(channel.id) ? marked(channel) : channel));
  const isMissing = ({ id }: Channel) => !shown.some((each) => each.id === id);
  for (const { channel, place } of before) {
    if (underWay.has(channel.id) && isMissing(channel)) {
      shown.splice(place, 0, marked(channel));
    }
  }
  // Where no card stood before, as after a reload.
  return [...shown, ...disconnections.flatMap(toldOf).filter(isMissing)];
}

/** The channel that a disconnection tells of until it is gone. */
function toldOf({ channelId, channel, state }: Disconnection): readonly Channel[] {
  return channel && state === 'DISCONNECTING'
    ? [marked({ ...channel, ...channel.account, id: channelId })]
    : [];
}

/** The cards that are shown, and those of before: their disconnection may be heard of later than that they are gone. */
function remembered(shown: readonly Channel[], before: readonly Card[]): readonly Card[] {
  return [
    ...shown.map((channel, place) => ({ channel, place })),
    ...before.filter(({ channel }) => !shown.some(({ id }) => id === channel.id)),
  ];
}

function marked(channel: Omit<Channel, 'status'>): Channel {
  return { ...channel, status: 'DISCONNECTING' };
}
