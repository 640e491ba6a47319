import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import accountEn from '../account/en.json';
import accountId from '../account/id.json';
import appEn from '../app/en.json';
import appId from '../app/id.json';
import integrationsEn from '../integrations/en.json';
import integrationsId from '../integrations/id.json';
import sessionEn from '../session/en.json';
import sessionId from '../session/id.json';
import problemsEn from './problems.en.json';
import problemsId from './problems.id.json';
import { firstLanguage, showLanguage } from './language';

/** The words that every page needs. A page that is loaded on demand brings its own: see `addWords`. */
export const resources = {
  en: {
    app: appEn,
    problems: problemsEn,
    session: sessionEn,
    integrations: integrationsEn,
    account: accountEn,
  },
  id: {
    app: appId,
    problems: problemsId,
    session: sessionId,
    integrations: integrationsId,
    account: accountId,
  },
} as const;

/** Starts the translation. English stands in for a word that is missing. */
export async function startI18n(): Promise<i18n> {
  const language = firstLanguage();
  await i18next.use(initReactI18next).init({
    resources,
    lng: language,
    fallbackLng: 'en',
    defaultNS: 'app',
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  showLanguage(language);
  return i18next;
}

/** Adds the words of a page that is loaded on demand; its namespace has to stand in `i18next.d.ts` too. */
export function addWords(namespace: string, en: object, id: object): void {
  i18next.addResourceBundle('en', namespace, en);
  i18next.addResourceBundle('id', namespace, id);
}
