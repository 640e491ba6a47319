import { useTranslation } from 'react-i18next';
import { Page } from '../app/Page';
import { addWords } from '../i18n';
import en from './en.json';
import id from './id.json';

addWords('inbox', en, id);

/** Its place in the menu; what it shows is being built. */
export function InboxPage() {
  const { t } = useTranslation('inbox');
  return <Page title={t('title')}>{null}</Page>;
}
