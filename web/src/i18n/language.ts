import i18next from 'i18next';

/** A language of the panel. */
export type Language = 'en' | 'id';

/** All of them, each by its own name. */
export const languages: readonly { readonly value: Language; readonly label: string }[] = [
  { value: 'en', label: 'English' },
  { value: 'id', label: 'Bahasa Indonesia' },
];

const KEPT = 'kanal.language';

/** What the browser showed last, else what it prefers. */
export function firstLanguage(): Language {
  const kept = read();
  if (kept) {
    return kept;
  }
  // 'in' is what old systems call Indonesian.
  const preferred = navigator.languages.map((tag) => tag.toLowerCase().split('-')[0]);
  const known = preferred.find((tag) => tag === 'en' || tag === 'id' || tag === 'in');
  return known === 'id' || known === 'in' ? 'id' : 'en';
}

/** Shows the panel in this language from now on. */
export function adoptLanguage(language: Language): void {
  try {
    localStorage.setItem(KEPT, language);
  } catch {
    // A browser that keeps nothing asks anew next time.
  }
  document.documentElement.lang = language;
  if (i18next.language !== language) {
    void i18next.changeLanguage(language);
  }
}

function read(): Language | undefined {
  try {
    const kept = localStorage.getItem(KEPT);
    return kept === 'en' || kept === 'id' ? kept : undefined;
  } catch {
    return undefined;
  }
}
