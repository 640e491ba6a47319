import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem, type Cause } from '../api/problem';

/** What happened, and what to do about it. */
export interface Words {
  readonly message: string;
  readonly remedy?: string | undefined;
}

type Method = 'LOGIN' | 'DEVELOPER_APP';

/**
 * Translates by code: `problem(cause)` for what happened to a call or a message, `connecting(cause, method)` for why
 * an account was not connected, `held(cause, method)` for why that waits, `ofChannel(cause)` for what a connected account suffers
 * from, `field(cause)` for what is wrong with a field. A code that is not known here is said in the server's English.
 */
export function useProblemWords() {
  const { t, i18n } = useTranslation('problems');
  const say = useCallback(
    (key: string, parameters: Cause['parameters']): string | undefined => {
      if (!i18n.exists(key, { ns: 'problems' })) {
        return undefined;
      }
      // The key is made of a code of a server, which no type can know.
      return (t as (key: string, parameters: object) => string)(key, parameters ?? {});
    },
    [t, i18n],
  );

  const words = useCallback(
    (cause: Cause | Error, sections: readonly string[]): Words => {
      if (!('code' in cause)) {
        return { message: t('code.unexpected.message'), remedy: t('code.unexpected.remedy') };
      }
      const first = (key: (section: string) => string) =>
        sections.map((section) => say(key(section), cause.parameters)).find((text) => text !== undefined);
      const said = cause instanceof Problem ? cause.detail : cause.message;
      const message = first((section) => `${section}.${cause.code}.message`);
      return message === undefined
        ? {
            message: said === undefined || said === '' ? t('code.failed.message') : said,
            remedy: cause.remedy,
          }
        : { message, remedy: first((section) => `${section}.${cause.code}.remedy`) };
    },
    [say, t],
  );

  const problem = useCallback((cause: Cause | Error) => words(cause, ['code']), [words]);

  // A channel goes on by itself, an attempt that has failed does not. By the login nobody has keys to look at.
  const connecting = useCallback(
    (cause: Cause | Error, method: Method) =>
      words(cause, method === 'LOGIN' ? ['login', 'connecting', 'code'] : ['connecting', 'code']),
    [words],
  );

  const held = useCallback(
    (cause: Cause, method?: Method) => words(cause, method === 'LOGIN' ? ['login', 'code'] : ['code']),
    [words],
  );

  // The app that an operator has to mend is the one of the installation. Agents are not told the method.
  const ofChannel = useCallback(
    (cause: Cause & { readonly actor?: string | undefined }) =>
      words(cause, cause.actor === 'OPERATOR' ? ['channel', 'login', 'code'] : ['code']),
    [words],
  );

  const field = useCallback(
    (cause: Cause): string =>
      say(`field.${cause.code}`, cause.parameters) ??
      say(`code.${cause.code}.message`, cause.parameters) ??
      cause.message ??
      t('field.invalid'),
    [say, t],
  );

  return { problem, connecting, held, ofChannel, field };
}
