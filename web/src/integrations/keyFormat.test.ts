import { describe, expect, it } from 'vitest';
import { wrongWith } from './keyFormat';

const letters = (count: number) => 'aB3'.repeat(count).slice(0, count);

describe('the format of a key', () => {
  it.each([
    ['apiKey', letters(25)],
    ['apiKeySecret', letters(50)],
    ['accessToken', `1746523118034137089-${letters(40)}`],
    ['accessToken', `6253282-${letters(40)}`],
    ['accessTokenSecret', letters(45)],
    ['apiKey', `  ${letters(25)}\n`],
  ] as const)('lets a good %s pass', (field, value) => {
    expect(wrongWith(field, value)).toBeUndefined();
  });

  it.each([
    ['apiKey', '   ', 'required'],
    ['apiKey', `${'A'.repeat(22)}${letters(80)}`, 'looks-like-bearer-token'],
    ['accessToken', `Bearer ${'A'.repeat(22)}${letters(80)}`, 'looks-like-bearer-token'],
    ['apiKey', btoa('bsuFtgdhaQFQelvVuIcK:1:ci').replace(/=/g, ''), 'looks-like-client-id'],
    ['apiKeySecret', letters(129), 'too-long'],
    ['apiKey', letters(14), 'malformed'],
    ['accessToken', letters(45), 'malformed'],
    ['accessTokenSecret', `${letters(20)} ${letters(20)}`, 'malformed'],
  ] as const)('names what is wrong with the %s %j', (field, value, code) => {
    expect(wrongWith(field, value)).toBe(code);
  });
});
