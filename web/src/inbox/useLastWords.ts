import { useTranslation } from 'react-i18next';
import { isBlank, type Conversation } from './model';

/** Says in a line what came last in a conversation, also where nothing is written. */
export function useLastWords(): (last: NonNullable<Conversation['last']>) => string {
  const { t } = useTranslation('inbox');
  return ({ type, text }) => {
    switch (type) {
      case 'PARTICIPANTS_CHANGED':
        return t('row.people');
      case 'UNKNOWN_EVENT':
        return t('row.unknown');
      default:
        return text === '' ? t('row.attachment') : isBlank(text) ? t('noText') : text;
    }
  };
}
