import { renderHook } from '@testing-library/react';
import i18next from 'i18next';
import { afterEach, describe, expect, it } from 'vitest';
import { useProblemWords } from './problems';

afterEach(() => i18next.changeLanguage('en'));

const wordsIn = async (language: 'en' | 'id') => {
  await i18next.changeLanguage(language);
  return renderHook(() => useProblemWords()).result.current;
};

/** What the connector finds wrong with an app (`Cause.java`); an app of this installation is for its operator to mend. */
const ofTheApp = [
  'app-keys-wrong',
  'no-dm-permission',
  'out-of-credit',
  'app-suspended',
  'app-not-enrolled',
  'usage-cap',
];

describe('What is wrong with a channel', () => {
  it.each(ofTheApp)("is for the operator where the installation's app is at fault: %s", async (code) => {
    const english = (await wordsIn('en')).ofChannel({ code, actor: 'OPERATOR' });
    const indonesian = (await wordsIn('id')).ofChannel({ code, actor: 'OPERATOR' });

    expect(english.remedy).toMatch(/^Tell who runs Kanal for you/);
    // What is connected has nothing to start.
    expect(english.remedy).not.toMatch(/start again/i);
    expect(indonesian.remedy).toMatch(/pengelola Kanal Anda/);
    expect(indonesian.remedy).not.toMatch(/mulai lagi/i);
  });

  it.each(['app-keys-wrong', 'no-dm-permission'])(
    'asks for the consent of the account once more after %s',
    async (code) => {
      const english = (await wordsIn('en')).ofChannel({ code, actor: 'OPERATOR' });
      const indonesian = (await wordsIn('id')).ofChannel({ code, actor: 'OPERATOR' });

      expect(english.remedy).toMatch(/, then connect the account again\.$/);
      expect(indonesian.remedy).toMatch(/, lalu hubungkan akun ini lagi\.$/);
    },
  );

  it.each(ofTheApp)('is for the owner of an app of their own: %s', async (code) => {
    const { ofChannel, problem } = await wordsIn('en');

    expect(ofChannel({ code, actor: 'SUPERVISOR' })).toEqual(problem({ code }));
  });

  it('is what it always was where the operator can help, but not by the app', async () => {
    const { ofChannel, problem } = await wordsIn('en');

    expect(ofChannel({ code: 'clock-wrong', actor: 'OPERATOR' })).toEqual(problem({ code: 'clock-wrong' }));
  });
});
