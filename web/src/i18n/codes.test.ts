import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import inboxInEnglish from '../inbox/en.json';
import inboxInIndonesian from '../inbox/id.json';
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

/** There is nothing to do about these, or the message or the fields of a form say it; no service sends a remedy with them. */
const withoutRemedy = [
  'already-authorized',
  'already-ended',
  'cannot-retry',
  'invalid-fields',
  'signed-out-here-only',
];

function withoutARemedy(words: Record<string, object>): string[] {
  return Object.keys(words).filter((each) => !('remedy' in (words[each] ?? {})));
}

describe.each(['en', 'id'] as const)('the words of %s', (language) => {
  const { code, field } = resources[language].problems;

  it('name every problem, cause and remedy that a service knows', () => {
    expect(problemCodes.length).toBeGreaterThan(50);
    expect(problemCodes.filter((each) => !(each in code))).toEqual([]);
  });

  it('say what to do about every problem where there is something to do', () => {
    const { failure } = language === 'en' ? inboxInEnglish : inboxInIndonesian;

    expect(withoutARemedy(code).sort()).toEqual(withoutRemedy);
    // A reply that somebody called off is as they want it.
    expect(withoutARemedy(failure)).toEqual(['cancelled']);
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
