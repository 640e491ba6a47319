import { Button } from '@mantine/core';
import { IconAlertTriangle, IconExternalLink, IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormats } from '../format/formats';
import { useProblemWords } from '../i18n/problems';
import { addressToAdd } from './addressToAdd';
import type { Channel } from './api';
import styles from './ChannelCause.module.css';

/** Where the owner of an app adds credit, chooses a plan and appeals (x-api.md §7). */
const DEVELOPER_CONSOLE = 'https://console.x.com';

/** Why a channel is not simply connected, since when, and what helps, or who can. *Resume* stands where *Pause* did. */
export function ChannelCause({
  channel,
  cause,
  supervises,
}: {
  channel: Channel;
  cause: NonNullable<Channel['statusCause']>;
  supervises: boolean;
}) {
  const { t } = useTranslation('integrations');
  const { dateTime } = useFormats();
  const words = useProblemWords().ofChannel(cause);
  const passes = cause.actor === 'NOBODY';
  const own = cause.actor === 'SUPERVISOR' && supervises;
  const refused = channel.status === 'NEEDS_REAUTHORIZATION';
  const Icon = passes || channel.status === 'PAUSED' ? IconInfoCircle : IconAlertTriangle;
  return (
    <div className={styles['cause']} data-calm={passes || channel.status === 'PAUSED' || undefined}>
      <Icon aria-hidden="true" stroke={1.8} />
      <div>
        <p className={styles['message']}>{words.message}</p>
        {words.remedy && <p>{words.remedy}</p>}
        <p className={styles['small']}>
          {t('channel.causeSince', { time: dateTime(cause.since) })}
          {!own && ` · ${t(`channel.actor.${cause.actor}`)}`}
        </p>
        {own && channel.status !== 'PAUSED' && !refused && (
          <Button
            component="a"
            href={DEVELOPER_CONSOLE}
            target="_blank"
            rel="noopener noreferrer"
            size="xs"
            mt="xs"
            rightSection={<IconExternalLink size="1.1em" aria-hidden="true" />}
          >
            {t('channel.console')}
          </Button>
        )}
        {supervises && refused && (
          <Button component={Link} to={addressToAdd(channel.method)} size="xs" mt="xs">
            {t('channel.reconnect')}
          </Button>
        )}
      </div>
    </div>
  );
}
