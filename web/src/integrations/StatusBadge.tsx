import { useTranslation } from 'react-i18next';
import type { ChannelStatus } from './api';
import styles from './StatusBadge.module.css';

const tones: Record<ChannelStatus, 'good' | 'quiet' | 'warn' | 'bad'> = {
  CONNECTED: 'good',
  PAUSED: 'quiet',
  NEEDS_REAUTHORIZATION: 'bad',
  OUT_OF_CREDIT: 'bad',
  SUSPENDED: 'bad',
  LIMITED: 'warn',
  X_UNREACHABLE: 'warn',
  DISCONNECTING: 'quiet',
};

/** What a channel can do at the moment, in a word and a colour. */
export function StatusBadge({ status }: { status: ChannelStatus }) {
  const { t } = useTranslation('integrations');
  return (
    <span className={styles['badge']} data-tone={tones[status]} role="status">
      {t(`channel.status.${status}`)}
    </span>
  );
}
