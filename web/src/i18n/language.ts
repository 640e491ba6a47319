import i18next from 'i18next';

/** A language of the panel. */
export type Language = 'en' | 'id';

/** All of them, each by its own name. */
export const languages: readonly { readonly value: Language; readonly label: string }[] = [
  { value: 'en', label: 'English' },
  { value: 'id', label: 'Bahasa Indonesia' },
];

const KEY = 'kanal.language';

/** Before it is known who looks: what was chosen here last, else what the browser prefers. */
export function firstLanguage(): Language {
  return chosenBeforeSignIn() ?? read(() => localStorage) ?? browserLanguage();
}

/** Shows the panel in this language. */
export function showLanguage(language: Language): void {
  document.documentElement.lang = language;
  if (i18next.language !== language) {
    void i18next.changeLanguage(language);
  }
}

/**
 * Shows the panel in the language of a person, and begins with it the next time; without one it goes by the browser. What was
 * chosen at the sign-in and could not be kept holds for this visit.
 */
export function adoptLanguage(language: Language | null): void {
  write(() => localStorage, language);
  showLanguage(chosenBeforeSignIn() ?? language ?? browserLanguage());
}

/** What somebody chose in this tab who has not signed in yet; it is to be kept with the person. */
export function chosenBeforeSignIn(): Language | undefined {
  return read(() => sessionStorage);
}

/** Shows the panel in this language, and remembers it until somebody signs in. */
export function chooseBeforeSignIn(language: Language): void {
  write(() => sessionStorage, language);
  showLanguage(language);
}

/** The choice is kept with the person, or the person has gone. */
export function forgetChoice(): void {
  write(() => sessionStorage, null);
}

function browserLanguage(): Language {
  // 'in' is what old systems call Indonesian.
  const preferred = navigator.languages.map((tag) => tag.toLowerCase().split('-')[0]);
  const known = preferred.find((tag) => tag === 'en' || tag === 'id' || tag === 'in');
  return known === 'id' || known === 'in' ? 'id' : 'en';
}

function read(storage: () => Storage): Language | undefined {
  try {
    const kept = storage().getItem(KEY);
    return kept === 'en' || kept === 'id' ? kept : undefined;
  } catch {
    return undefined;
  }
}

function write(storage: () => Storage, language: Language | null): void {
  try {
    if (language) {
      storage().setItem(KEY, language);
    } else {
      storage().removeItem(KEY);
    }
  } catch {
    // A browser that keeps nothing asks anew next time.
  }
}
