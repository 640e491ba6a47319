import { describe, expect, it } from 'vitest';
import { formatsIn } from './formats';

const NOON = '2026-11-22T05:03:07Z';

describe('formats', () => {
  it('name the zone of the reader', () => {
    const now = new Date(NOON);
    expect(formatsIn('id', 'Asia/Jakarta').clock(NOON, now)).toBe('12.03.07 WIB');
    expect(formatsIn('en', 'Europe/London').clock(NOON, now)).toBe('05:03:07 GMT');
    expect(formatsIn('en', 'Asia/Jakarta').dateTime(NOON)).toMatch(/^22 Nov 2026, 12:03 GMT\+7$/);
  });

  it('name the day of a second that is not of today, where the reader is', () => {
    const evening = new Date('2026-11-22T18:00:00Z');
    expect(formatsIn('en', 'Europe/London').clock(NOON, evening)).toBe('05:03:07 GMT');
    expect(formatsIn('en', 'Asia/Jakarta').clock(NOON, evening)).toBe('22 Nov 2026, 12:03:07 GMT+7');
    expect(formatsIn('id', 'Asia/Jakarta').clock(NOON, evening)).toBe('22 Nov 2026, 12.03.07 WIB');
  });

  it('show midnight as the beginning of a day', () => {
    expect(formatsIn('en', 'UTC').shortTime('2026-11-22T00:00:00Z')).toBe('00:00');
  });

  it('say how long ago something was, in the largest unit that fits', () => {
    const { ago } = formatsIn('en');
    const now = new Date('2026-11-22T12:00:00Z');
    expect(ago('2026-11-22T11:59:40Z', now)).toBe('20 seconds ago');
    expect(ago('2026-11-22T11:00:00Z', now)).toBe('1 hour ago');
    expect(ago('2026-11-20T11:00:00Z', now)).toBe('2 days ago');
    expect(ago('2026-11-22T12:00:00Z', now)).toBe('now');
  });

  it('never say of what was that it is to come, though the clock of the server may be ahead', () => {
    const now = new Date('2026-11-22T12:00:00Z');
    expect(formatsIn('en').ago('2026-11-22T12:00:05Z', now)).toBe('now');
    expect(formatsIn('id').ago('2026-11-22T12:03:00Z', now)).toBe('sekarang');
  });

  it('say how long something takes in minutes, and the last of them in seconds', () => {
    const soon = formatsIn('en').in;
    expect(soon(898)).toBe('in 15 minutes');
    expect(soon(91)).toBe('in 2 minutes');
    expect(soon(90)).toBe('in 90 seconds');
    expect(formatsIn('id').in(898)).toBe('dalam 15 menit');
  });

  it('show small sums with the digits that matter', () => {
    expect(formatsIn('en').dollars(0.01)).toBe('$0.010');
    expect(formatsIn('en').dollars(12.5)).toBe('$12.50');
    expect(formatsIn('id').dollars(0.01)).toContain('0,010');
  });
});
