import { describe, expect, it } from 'vitest';
import { withHead, withNext, type Growing } from './growing';

interface Item {
  readonly id: string;
  readonly text?: string;
}

const list = (ids: string, nextCursor?: string, lastCursor?: string): Growing<Item> => ({
  items: [...ids].map((id) => ({ id })),
  nextCursor,
  lastCursor,
});
const ids = ({ items }: Growing<Item>) => items.map(({ id }) => id).join('');

describe('a list that grows', () => {
  it('goes on where it ended, each thing once', () => {
    const more = withNext(list('abc', 'after-c'), 'after-c', { items: [{ id: 'c' }, { id: 'd' }] });

    expect(ids(more)).toBe('abcd');
    expect(more).toMatchObject({ nextCursor: undefined, lastCursor: 'after-c' });
  });

  it('keeps what lies behind its new beginning', () => {
    const now = withHead(list('abcdefgh', 'after-h', 'after-d'), list('xabc', 'after-c'));

    expect(ids(now)).toBe('xabcdefgh');
    expect(now).toMatchObject({ nextCursor: 'after-h', lastCursor: 'after-d' });
  });

  it('drops what is no longer in its beginning, and has a thing that moved up once', () => {
    expect(ids(withHead(list('abcdefgh', 'after-h'), list('facd', 'after-d')))).toBe('facdegh');
  });

  it('loses nothing when the beginning was pushed down by a page', () => {
    expect(ids(withHead(list('abcd', 'after-d'), list('xya', 'after-a')))).toBe('xyabcd');
  });

  it('begins anew when nobody can know what lies between', () => {
    const now = withHead(list('abcd', 'after-d'), list('wxyz', 'after-z'));

    expect(ids(now)).toBe('wxyz');
    expect(now.nextCursor).toBe('after-z');
  });

  it('is all there is when its beginning is its end', () => {
    expect(withHead(list('abcd', 'after-d'), list('ab'))).toMatchObject({ nextCursor: undefined });
    expect(ids(withHead(list('abcd', 'after-d'), list('ab')))).toBe('ab');
  });

  it('keeps the very objects that have not changed', () => {
    const before = { items: [{ id: 'a', text: 'old' }, { id: 'b' }], nextCursor: 'more' };
    const after = withHead(before, { items: [{ id: 'a', text: 'new' }, { id: 'b' }], nextCursor: 'more' });

    expect(after.items[0]).toEqual({ id: 'a', text: 'new' });
    expect(after.items[1]).toBe(before.items[1]);
  });
});
