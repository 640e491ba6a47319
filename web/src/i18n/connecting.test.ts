import { renderHook } from '@testing-library/react';
import i18next from 'i18next';
import { afterEach, describe, expect, it } from 'vitest';
import { Problem } from '../api/problem';
import { resources } from '.';
import { useProblemWords } from './problems';

afterEach(() => i18next.changeLanguage('en'));

const ways = ['LOGIN', 'DEVELOPER_APP'] as const;

/** Only a channel, which is read again and again, has these. */
const ofChannelsOnly = ['read-limit', 'x-refuses'];

const wordsIn = async (language: 'en' | 'id') => {
  await i18next.changeLanguage(language);
  return renderHook(() => useProblemWords()).result.current;
};

describe('Why an account was not connected', () => {
  it.each([
    ['en', /by itself|no message is lost|nothing to do/i],
    ['id', /Kanal (melanjutkan|mencoba lagi) sendiri|tidak ada pesan yang hilang|tidak perlu melakukan/i],
  ] as const)('never promises in %s that Kanal goes on by itself', async (language, promise) => {
    const { connecting, problem } = await wordsIn(language);
    const codes = Object.keys(resources[language].problems.code).filter(
      (code) => !ofChannelsOnly.includes(code) && problem({ code }).remedy !== undefined,
    );

    expect(problem({ code: 'x-unreachable' }).remedy).toMatch(promise);
    expect(
      ways.flatMap((way) => codes.filter((code) => promise.test(connecting({ code }, way).remedy ?? ''))),
    ).toEqual([]);
  });

  it.each([
    'app-keys-wrong',
    'no-dm-permission',
    'app-not-enrolled',
    'app-suspended',
    'out-of-credit',
    'usage-capped',
    'callback-not-approved',
  ])('is for whoever runs this installation where its own app is at fault: %s', async (code) => {
    const english = (await wordsIn('en')).connecting({ code }, 'LOGIN');
    const indonesian = (await wordsIn('id')).connecting({ code }, 'LOGIN');

    expect(english.remedy).toMatch(/tell who runs Kanal for you/i);
    expect(indonesian.remedy).toMatch(/pengelola Kanal Anda/);
  });

  it('is for whoever typed the keys of an app of their own', async () => {
    const { connecting } = await wordsIn('en');

    expect(connecting({ code: 'app-keys-wrong' }, 'DEVELOPER_APP').remedy).toMatch(/^Copy both anew/);
    expect(connecting({ code: 'out-of-credit' }, 'DEVELOPER_APP').remedy).toMatch(/^Add credit.*start again/);
  });

  it('leaves no doubt after a lost sign-in, and says it of a lost answer of Kanal', async () => {
    const { connecting } = await wordsIn('en');
    const lost = new Problem(502, 'answer-lost', 'English');

    expect(connecting(lost, 'LOGIN').message).toMatch(/Nothing was connected/);
    expect(connecting(lost, 'DEVELOPER_APP').message).toMatch(/nobody knows/);
  });

  it('is said in the words of the server where the code is new', async () => {
    const { connecting } = await wordsIn('en');

    expect(connecting({ code: 'new', message: 'English', remedy: 'Wait.' }, 'LOGIN')).toEqual({
      message: 'English',
      remedy: 'Wait.',
    });
  });
});
