import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import teamInEnglish from '../team/en.json';
import teamInIndonesian from '../team/id.json';
import { resources } from '.';

const page = readFileSync('../docs/codes.md', 'utf8');

/** Every code that a service can say stands in a table of docs/codes.md, which is held to the services by a test of its own. */
const sections = page.split(/^## /m).slice(1);

function codesOf(section: string): string[] {
  return [...section.matchAll(/^\| `([a-z0-9-]+)` \|/gm)].map((row) => row[1] ?? '');
}

const codesBelow = (title: RegExp) => sections.filter((section) => title.test(section)).flatMap(codesOf);
const fieldCodes = codesBelow(/^Fields/);
const auditCodes = codesBelow(/^Audit/);
const problemCodes = codesBelow(/^(?!Fields|Audit)/);

describe.each(['en', 'id'] as const)('the words of %s', (language) => {
  const { code, field } = resources[language].problems;

  it('name every problem, cause and remedy that a service knows', () => {
    expect(problemCodes.length).toBeGreaterThan(50);
    expect(problemCodes.filter((each) => !(each in code))).toEqual([]);
  });

  it('name everything that can be wrong with a field', () => {
    expect(fieldCodes.length).toBeGreaterThan(8);
    expect(fieldCodes.filter((each) => !(each in field))).toEqual([]);
  });

  it('name everything that stands in the audit trail', () => {
    const { action, result } = (language === 'en' ? teamInEnglish : teamInIndonesian).audit;
    expect(auditCodes.length).toBeGreaterThan(15);
    expect(auditCodes.filter((each) => !(each in action || each in result))).toEqual([]);
  });
});

describe('both languages', () => {
  const modules = import.meta.glob<object>(['../*/en.json', '../*/id.json', './problems.*.json'], {
    eager: true,
    import: 'default',
  });
  const english = Object.keys(modules).filter((file) => file.endsWith('en.json'));

  it.each(english)('say the same things as %s', (file) => {
    const indonesian = file.replace(/en\.json$/, 'id.json');
    expect(keysOf(modules[indonesian])).toEqual(keysOf(modules[file]));
  });

  it.each(english)('take the same values as %s', (file) => {
    const indonesian = file.replace(/en\.json$/, 'id.json');
    expect(valuesOf(modules[indonesian])).toEqual(valuesOf(modules[file]));
  });

  it('have no word that is the same in both by forgetting', () => {
    const sentences = Object.values(resources.en.problems.code).map(({ message }) => message);
    const translated = Object.values(resources.id.problems.code).map(({ message }) => message);
    expect(sentences.filter((sentence) => translated.includes(sentence))).toEqual([]);
  });
});

type Leaf = readonly [string, string];

function leaves(words: unknown, path = ''): Leaf[] {
  return typeof words === 'string'
    ? [[path, words]]
    : Object.entries(words ?? {}).flatMap(([key, value]) => leaves(value, `${path}.${key}`));
}

/** Indonesian has no plural forms, so English alone may have `_one`. */
function keysOf(words: unknown): string[] {
  return [...new Set(leaves(words).map(([path]) => path.replace(/_(one|other)$/, '')))].sort();
}

function valuesOf(words: unknown): Record<string, string[]> {
  return Object.fromEntries(
    leaves(words)
      .filter(([path]) => !path.endsWith('_one'))
      .map(([path, text]) => [
        path.replace(/_other$/, ''),
        [...text.matchAll(/\{\{(\w+)/g)].map((found) => found[1] ?? '').sort(),
      ]),
  );
}
