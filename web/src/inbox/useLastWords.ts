import { useTranslation } from 'react-i18next';
import { addWords } from '../i18n';
import en from './last.en.json';
import id from './last.id.json';
import { isBlank, type Last } from './model';

// Words of their own: an alert, on any page, needs no other ones of the inbox.
addWords('last', en, id);

/** Says in a line what came last in a conversation, also where nothing is written. */
export function useLastWords(): (last: Pick<Last, 'type' | 'text'>) => string {
  const { t } = useTranslation('last');
  return ({ type, text }) => {
    switch (type) {
      case 'PARTICIPANTS_CHANGED':
        return t('people');
      case 'UNKNOWN_EVENT':
        return t('unknown');
      default:
        return text === '' ? t('attachment') : isBlank(text) ? t('noText') : text;
    }
  };
}
