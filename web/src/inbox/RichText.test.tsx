import { describe, expect, it } from 'vitest';
import { partsOf } from './RichText';

const short = [{ url: 'https://t.co/abc' }, { url: 'https://t.co/def' }];
const addressesIn = (text: string, links = short) =>
  partsOf(text, links).flatMap(({ address }) => (address === undefined ? [] : [address]));

describe('an address in a text', () => {
  it.each(['https://t.co/abc👍', 'https://t.co/abc。', 'https://t.co/abc,semoga', 'lihat https://t.co/abc…'])(
    'ends where X says, though no space follows: %s',
    (text) => {
      expect(addressesIn(text)).toEqual(['https://t.co/abc']);
      expect(
        partsOf(text, short)
          .map(({ words }) => words)
          .join(''),
      ).toBe(text);
    },
  );

  it('leaves what follows its end to be another one', () => {
    expect(addressesIn('https://t.co/abc,https://t.co/def')).toEqual([
      'https://t.co/abc',
      'https://t.co/def',
    ]);
  });

  it('is not cut where a longer one only begins like a known one', () => {
    expect(addressesIn('https://t.co/abcd')).toEqual(['https://t.co/abcd']);
  });

  it('keeps a bracket that it has opened, and no other', () => {
    expect(addressesIn('https://id.wikipedia.org/wiki/Kopi_(minuman)')).toEqual([
      'https://id.wikipedia.org/wiki/Kopi_(minuman)',
    ]);
    expect(addressesIn('(https://id.wikipedia.org/wiki/Kopi_(minuman)).')).toEqual([
      'https://id.wikipedia.org/wiki/Kopi_(minuman)',
    ]);
    expect(addressesIn('(lihat https://kopi.example/menu)')).toEqual(['https://kopi.example/menu']);
  });

  it('does not take the punctuation behind it along', () => {
    expect(addressesIn('https://kopi.example/menu?!, https://kopi.example/jam。')).toEqual([
      'https://kopi.example/menu',
      'https://kopi.example/jam',
    ]);
  });
});
