import { expect, it } from 'vitest';
import { zoneIn } from './zone';

const winter = '2026-11-22T05:03:07Z';
const summer = new Date('2026-07-22T05:00:00Z');

it('names a zone alone, in the language, as the clocks there go on that day', () => {
  expect(zoneIn('id', winter, 'Asia/Jakarta')).toBe('WIB');
  expect(zoneIn('en', winter, 'Asia/Jakarta')).toBe('GMT+7');
  expect(zoneIn('en', winter, 'Europe/London')).toBe('GMT');
  expect(zoneIn('en', summer, 'Europe/London')).toBe('BST');
});
