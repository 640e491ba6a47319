import { readFileSync } from 'node:fs';
import { renderHook } from '@testing-library/react';
import i18next from 'i18next';
import { describe, expect, it } from 'vitest';
import { addWords } from '../i18n';
import en from './en.json';
import id from './id.json';
import { useFailureWords } from './useFailureWords';

addWords('inbox', en, id);

const page = readFileSync('../docs/codes.md', 'utf8');
const section = /^## Why a reply failed$[^#]*/m.exec(page)?.[0] ?? '';
const codes = [...section.matchAll(/^\| `([a-z0-9-]+)` \|/gm)].map((row) => row[1] ?? '');

describe('why a reply failed', () => {
  it.each(['en', 'id'])('is said for every code of the connector in %s', async (language) => {
    await i18next.changeLanguage(language);
    const words = renderHook(() => useFailureWords()).result.current;

    expect(codes.length).toBeGreaterThan(20);
    const untranslated = codes.filter((code) => words({ code, message: 'English' }).message === 'English');
    expect(untranslated).toEqual([]);
    await i18next.changeLanguage('en');
  });

  it('means the one message, not what the same code means for a connection', () => {
    const words = renderHook(() => useFailureWords()).result.current;

    expect(words({ code: 'cancelled' }).message).toBe('It was cancelled. Nothing was sent.');
  });

  it('is said in the words of the server where the code is new', () => {
    const words = renderHook(() => useFailureWords()).result.current;

    expect(words({ code: 'brand-new', message: 'X is on strike.' }).message).toBe('X is on strike.');
  });
});
