import { IconMessages, IconPlugConnected } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import styles from './NoChannels.module.css';

/** Before the first account. */
export function NoChannels({ supervises }: { supervises: boolean }) {
  const { t } = useTranslation('integrations');
  return (
    <div className={styles['empty']}>
      <span className={styles['drawing']} aria-hidden="true">
        <IconPlugConnected stroke={1.4} />
        <i />
        <IconMessages stroke={1.4} />
      </span>
      <h3>{t('connected.emptyTitle')}</h3>
      <p>{t(supervises ? 'connected.emptyText' : 'connected.emptyAgent')}</p>
    </div>
  );
}
