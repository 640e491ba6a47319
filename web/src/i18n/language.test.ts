import { afterEach, describe, expect, it, vi } from 'vitest';
import { firstLanguage } from './language';

const prefers = (...tags: string[]) => vi.spyOn(navigator, 'languages', 'get').mockReturnValue(tags);

afterEach(() => vi.restoreAllMocks());

describe('The first language, where nobody has chosen one', () => {
  it.each([
    [['id-ID'], 'id'],
    [['in'], 'id'],
    [['fr-FR', 'id', 'en'], 'id'],
    [['fr-FR', 'en-US', 'id'], 'en'],
    [['fr-FR'], 'en'],
    [[], 'en'],
  ])('is for a browser that prefers %j the language %s', (tags, language) => {
    prefers(...tags);

    expect(localStorage).toHaveLength(0);
    expect(sessionStorage).toHaveLength(0);
    expect(firstLanguage()).toBe(language);
  });
});
