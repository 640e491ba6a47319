import { describe, expect, it } from 'vitest';
import { keys } from '../api/keys';
import { liveEventOf, staleAfter } from './events';

describe('what the stream says', () => {
  it('makes the messages of one conversation stale, and the lists they stand in', () => {
    const stale = staleAfter(liveEventOf('message', '{"conversationId":"c1","messageId":"m1"}'));

    expect(stale).toContainEqual(keys.messages('c1'));
    expect(stale).toContainEqual(keys.conversations);
    expect(stale).not.toContainEqual(keys.channels);
  });

  it('makes the lines of a conversation stale with it, for names stand there too', () => {
    expect(staleAfter(liveEventOf('conversation', '{"id":"c1"}'))).toContainEqual(keys.messages('c1'));
    expect(staleAfter({ kind: 'conversation', ids: {} })).toContainEqual(['inbox', 'messages']);
  });

  it('makes everything stale that may have been missed', () => {
    expect(staleAfter({ kind: 'reset', ids: {} })).toEqual(
      expect.arrayContaining([keys.channels, keys.disconnections, keys.inbox]),
    );
  });

  it('is taken without ids when they cannot be read', () => {
    expect(liveEventOf('message', 'not json')).toEqual({ kind: 'message', ids: {} });
    expect(liveEventOf('channel', '{"id":7,"channelId":"x"}').ids).toEqual({ channelId: 'x' });
  });
});
