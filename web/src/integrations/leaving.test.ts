import { describe, expect, it } from 'vitest';
import type { Channel, Disconnection } from './api';
import { channelWith } from './fixtures';
import { withLeaving } from './leaving';

const staying = channelWith({ id: 'stays' });
const leaving = channelWith({ id: 'leaves' });
const told = [{ channel: channelWith({ id: 'leaves', status: 'DISCONNECTING' }), place: 1 }];

function disconnection(state: Disconnection['state']): Disconnection {
  return {
    disconnectionId: 'd1',
    channelId: 'leaves',
    state,
    handle: 'kopi_senja',
    requestedBy: 'supervisor',
    requestedAt: '2026-11-22T06:00:00Z',
  };
}

const statuses = (channels: readonly Channel[]) => channels.map(({ id, status }) => `${id} ${status}`);

describe('A channel that was told to go', () => {
  it('says so at once', () => {
    expect(statuses(withLeaving([staying, leaving], told, []))).toEqual([
      'stays CONNECTED',
      'leaves DISCONNECTING',
    ]);
  });

  it('says so whoever told it', () => {
    expect(statuses(withLeaving([leaving], [], [disconnection('DISCONNECTING')]))).toEqual([
      'leaves DISCONNECTING',
    ]);
  });

  it('stays in its place until the receipt is there', () => {
    const last = channelWith({ id: 'last' });

    expect(statuses(withLeaving([staying, last], told, [disconnection('DISCONNECTING')]))).toEqual([
      'stays CONNECTED',
      'leaves DISCONNECTING',
      'last CONNECTED',
    ]);
    expect(statuses(withLeaving([staying, last], told, [disconnection('DISCONNECTED')]))).toEqual([
      'stays CONNECTED',
      'last CONNECTED',
    ]);
  });

  it('stays in its place also where it was shown as connected until then', () => {
    const shown = [
      { channel: staying, place: 0 },
      { channel: leaving, place: 1 },
    ];

    expect(statuses(withLeaving([], shown, [disconnection('DISCONNECTING')]))).toEqual([
      'leaves DISCONNECTING',
    ]);
  });

  it('is shown from its disconnection alone where it is gone already, as after a reload', () => {
    const { id, handle, displayName, avatarUrl, provider, method, connectedAt } = leaving;
    // The service tells the account with its id at X.
    const account = { id: '42', handle, displayName, avatarUrl };
    const channel = { provider, account, connectedAt, ...(method && { method }) };

    const shown = withLeaving([staying], [], [{ ...disconnection('DISCONNECTING'), channel }]);

    expect(statuses(shown)).toEqual(['stays CONNECTED', 'leaves DISCONNECTING']);
    expect(shown[1]).toMatchObject({ id, handle, displayName, method, connectedAt });
    expect(withLeaving([], [], [{ ...disconnection('DISCONNECTED'), channel }])).toEqual([]);
    expect(statuses(withLeaving([leaving], [], [{ ...disconnection('DISCONNECTING'), channel }]))).toEqual([
      'leaves DISCONNECTING',
    ]);
  });

  it('is never connected again, when an older answer comes late', () => {
    expect(statuses(withLeaving([leaving], told, [disconnection('DISCONNECTED')]))).toEqual([
      'leaves DISCONNECTING',
    ]);
  });
});
