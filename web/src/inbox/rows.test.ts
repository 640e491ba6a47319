import { describe, expect, it } from 'vitest';
import type { Message } from './model';
import { firstUnreadOf, rowsOf } from './rows';

let at = Date.parse('2026-11-21T08:00:00');

function line(id: string, more: Partial<Message> = {}): Message {
  at += 60_000;
  const sentAt = new Date(at).toISOString();
  return {
    id,
    type: 'MESSAGE',
    direction: 'INBOUND',
    sender: 'budi',
    text: id,
    attachments: [],
    links: [],
    sentAt,
    receivedAt: sentAt,
    history: false,
    ...more,
  };
}

const kinds = (messages: Message[], complete = true, firstUnread?: string) =>
  rowsOf(messages.toReversed(), { complete, firstUnread }).map((row) =>
    row.kind === 'message' ? row.message.id : row.kind,
  );

describe('the rows of a conversation', () => {
  it('stand oldest first, with each day above its lines', () => {
    const first = line('a');
    const nextDay = line('b', { sentAt: new Date(at + 30 * 3_600_000).toISOString() });

    expect(kinds([first, nextDay])).toEqual(['day', 'a', 'day', 'b']);
  });

  it('have no day above the oldest line while older ones are to come, so that nothing vanishes later', () => {
    expect(kinds([line('a'), line('b')], false)).toEqual(['a', 'b']);
  });

  it('show where the unread lines begin', () => {
    const lines = [line('a'), line('b'), line('c', { direction: 'OUTBOUND' }), line('d')];

    expect(firstUnreadOf(lines.toReversed(), 2)).toBe('b');
    expect(kinds(lines, false, 'b')).toEqual(['a', 'unread', 'b', 'c', 'd']);
  });

  it('tell the name once for what one person says in a row', () => {
    const rows = rowsOf([line('a'), line('b'), line('c', { sender: 'siti' })].toReversed(), {
      complete: false,
    });

    expect(rows).toMatchObject([
      { opens: true, closes: false },
      { opens: false, closes: true },
      { opens: true, closes: true },
    ]);
  });

  it('knows no first unread line when all is read', () => {
    expect(firstUnreadOf([line('a')], 0)).toBeUndefined();
  });

  it('take no line for unread that does not count: who joined, and what is history', () => {
    const notCounted = [line('b', { type: 'PARTICIPANTS_CHANGED' }), line('c', { history: true })];
    expect(firstUnreadOf([...notCounted, line('a')], 1)).toBe('a');
  });

  it('take the oldest one that is here for the first unread line, where more are unread', () => {
    const lines = [line('a', { direction: 'OUTBOUND' }), line('b'), line('c')];

    expect(firstUnreadOf(lines.toReversed(), 60)).toBe('b');
  });
});
