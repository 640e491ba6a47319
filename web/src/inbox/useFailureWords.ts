import { useTranslation } from 'react-i18next';
import type { Cause } from '../api/problem';
import { useProblemWords, type Words } from '../i18n/problems';

/** Why a reply failed. Here a code means what it means for one message, which is less than what it means for a channel. */
export function useFailureWords() {
  const { t, i18n } = useTranslation('inbox');
  const { problem } = useProblemWords();
  return (failure: Cause = { code: 'failed' }): Words => {
    const say = (part: string) => {
      const key = `failure.${failure.code}.${part}`;
      // The key is made of a code of a server, which no type can know.
      return i18n.exists(key, { ns: 'inbox' }) ? (t as (key: string) => string)(key) : undefined;
    };
    const message = say('message');
    return message === undefined ? problem(failure) : { message, remedy: say('remedy') };
  };
}
