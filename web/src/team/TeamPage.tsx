import { useTranslation } from 'react-i18next';
import { Page } from '../app/Page';
import { addWords } from '../i18n';
import en from './en.json';
import id from './id.json';

addWords('team', en, id);

/** Its place in the menu; what it shows is being built. */
export function TeamPage() {
  const { t } = useTranslation('team');
  return <Page title={t('title')}>{null}</Page>;
}
