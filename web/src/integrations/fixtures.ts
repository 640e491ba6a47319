import type { Reading } from '../api/readings';
import type { Channel, Connection } from './api';

/** A connected account as a supervisor sees it. */
export function channelWith(more: Partial<Channel> = {}): Channel {
  return {
    id: '11111111-1111-4111-8111-111111111111',
    provider: 'twitter',
    handle: 'kopi_senja',
    displayName: 'Kopi Senja',
    avatarUrl: null,
    method: 'DEVELOPER_APP',
    status: 'CONNECTED',
    connectedAt: '2026-11-22T05:00:00Z',
    ...more,
  };
}

/** How far that account has been read. */
export function readingWith(more: Partial<Reading> = {}): Reading {
  return {
    channelId: channelWith().id,
    unreadCount: 0,
    completeUntil: '2026-11-22T07:03:07Z',
    nextReadAt: new Date(Date.now() + 23_500).toISOString(),
    everySeconds: 60,
    history: { backTo: '2026-10-23T00:00:00Z', messages: 24, done: true, stopped: false },
    ...more,
  };
}

export const connectionId = '22222222-2222-4222-8222-222222222222';

/** An attempt to connect it. */
export function connectionWith(more: Partial<Connection> = {}): Connection {
  return { connectionId, state: 'AWAITING_AUTHORIZATION', ...more };
}
