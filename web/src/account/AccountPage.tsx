import { useTranslation } from 'react-i18next';
import { Page } from '../app/Page';

/** Its place in the menu; what it shows is being built. */
export function AccountPage() {
  const { t } = useTranslation('account');
  return <Page title={t('title')}>{null}</Page>;
}
