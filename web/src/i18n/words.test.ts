import ts from 'typescript';
import { describe, expect, it } from 'vitest';

type Language = 'en' | 'id';

const files = import.meta.glob<object>('../**/*{en,id}.json', { eager: true, import: 'default' });
const code = import.meta.glob<string>(['../**/*.{ts,tsx}', '!../**/*.{test,d}.*', '!../testing/**'], {
  eager: true,
  query: '?raw',
  import: 'default',
});

/** All words of a language, by the place where they stand: `inbox:filter.all`. */
function wordsOf(language: Language): Map<string, string> {
  return new Map(
    Object.entries(files).flatMap(([file, words]) => {
      const [, namespace] = new RegExp(`([a-z]+)[/.]${language}\\.json$`).exec(file) ?? [];
      return namespace ? leaves(words).map(([key, text]) => [`${namespace}:${key}`, text] as const) : [];
    }),
  );
}

function leaves(words: object, path = ''): (readonly [string, string])[] {
  return Object.entries(words).flatMap(([key, value]: [string, object | string]) =>
    typeof value === 'string' ? [[path + key, value] as const] : leaves(value, `${path}${key}.`),
  );
}

const english = wordsOf('en');
const indonesian = wordsOf('id');

describe('English and Indonesian', () => {
  it('say the same things', () => {
    // Indonesian has no plural forms, so English alone has words for one.
    const said = [...english.keys()].filter((key) => !key.endsWith('_one'));

    expect(said.length).toBeGreaterThan(500);
    expect([...indonesian.keys()].sort()).toEqual(said.sort());
  });

  it('have the words for many wherever they have them for one', () => {
    const one = [...english.keys()].filter((key) => key.endsWith('_one'));

    expect(one.length).toBeGreaterThan(5);
    expect(one.filter((key) => !english.has(key.replace(/_one$/, '_other')))).toEqual([]);
  });

  it('take the same values', () => {
    const values = (text = '') => [...text.matchAll(/\{\{(\w+)/g)].map(([, name = '']) => name).sort();
    const differ = [...indonesian].filter(
      ([key, text]) => values(text).join() !== values(english.get(key)).join(),
    );

    expect(differ).toEqual([]);
  });

  it('have no text in common but names and loan words', () => {
    const common = [...indonesian].filter(([key, text]) => text === english.get(key));

    expect([...new Set(common.map(([, text]) => text))].sort()).toEqual([
      // What X calls them in its developer console, which has one language.
      'API key',
      'API key secret',
      'Access token',
      'Access token secret',
      'Authentication tokens',
      'Consumer keys',
      // The same word in both.
      'GIF',
      'Operator',
      'Status',
      'Supervisor',
      'Twitter',
      'Video',
    ]);
  });
});

describe('The code', () => {
  it('says every word that there is', () => {
    const said = Object.entries(code).flatMap(([file, text]) => keysIn(file, text));

    expect(said.length).toBeGreaterThan(300);
    expect([...english.keys()].filter((key) => !said.some((pattern) => pattern.test(key)))).toEqual([]);
  });
});

/** What a file may ask for: each text in it, in the namespaces of its folder and of its `useTranslation`. */
function keysIn(file: string, text: string): RegExp[] {
  const own = /([a-z0-9]+)\/[^/]+$/.exec(file)?.[1] ?? '';
  const named = [...text.matchAll(/useTranslation\(\[?([^)]*)/g)].flatMap(([, names = '']) =>
    [...names.matchAll(/'(\w+)'/g)].map(([, name]) => name),
  );
  const namespaces = [...new Set([own === 'i18n' ? 'problems' : own, 'app', ...named])].join('|');
  return textsIn(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, false, ts.ScriptKind.TSX)).map(
    (said) => {
      const key = said.includes(':') ? said : `(${namespaces}):${said}`;
      return new RegExp(`^${key}(_one|_other)?$`);
    },
  );
}

/** The texts of a file as patterns: what is put into them may be one part of a key. */
function textsIn(node: ts.Node): string[] {
  const own = ts.isTemplateExpression(node)
    ? [
        escaped(node.head.text) +
          node.templateSpans.map(({ literal }) => `[^.]+${escaped(literal.text)}`).join(''),
      ]
    : ts.isStringLiteralLike(node)
      ? [escaped(node.text)]
      : [];
  const inner: string[] = [];
  ts.forEachChild(node, (child) => void inner.push(...textsIn(child)));
  return [...own, ...inner].filter((text) => /[a-z]/i.test(text));
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
