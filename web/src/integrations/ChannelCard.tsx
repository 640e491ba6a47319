import { Button, Skeleton } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay, IconPlugConnectedX } from '@tabler/icons-react';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reading } from '../api/readings';
import { useTell } from '../app/useTell';
import { useFormats } from '../format/formats';
import { useOrder, type Channel } from './api';
import { ChannelCause } from './ChannelCause';
import styles from './ChannelCard.module.css';
import { DisconnectPopup } from './DisconnectPopup';
import { Picture } from './Picture';
import { ReadingState } from './ReadingState';
import { StatusBadge } from './StatusBadge';
import { catchFocus } from './useFallenFocus';

/** A connected account. Agents see what it is and how it does; the rest is for those who can change it. */
export function ChannelCard({
  channel,
  reading,
  unread,
  supervises,
}: {
  channel: Channel;
  reading: Reading | undefined;
  /** What to show where the reading could not be loaded. */
  unread?: ReactNode;
  supervises: boolean;
}) {
  const { t } = useTranslation('integrations');
  const { date } = useFormats();
  const order = useOrder(channel, reading);
  const [asking, setAsking] = useState(false);
  useTold(order.problem);
  const leaving = channel.status === 'DISCONNECTING';
  const [left, setLeft] = useState(false);
  useEffect(() => {
    // The button that had the focus is gone with what could be done here.
    if (left && leaving) {
      catchFocus();
    }
  }, [left, leaving]);
  const paused = channel.status === 'PAUSED';
  const since = t('channel.since', { date: date(channel.connectedAt) });
  return (
    <article
      className={styles['card']}
      aria-labelledby={`channel-${channel.id}`}
      data-leaving={leaving || undefined}
    >
      <header className={styles['head']}>
        <Picture url={channel.avatarUrl} name={channel.displayName} />
        <div className={styles['who']}>
          <h3 id={`channel-${channel.id}`}>{channel.displayName}</h3>
          <p>@{channel.handle}</p>
        </div>
        <StatusBadge status={channel.status} />
      </header>
      {channel.statusCause && !leaving && (
        <ChannelCause channel={channel} cause={channel.statusCause} supervises={supervises} />
      )}
      {leaving ? (
        <p className={styles['leaving']}>{t('channel.disconnectingText')}</p>
      ) : (
        supervises && (unread ?? <ReadingState reading={reading} status={channel.status} order={order} />)
      )}
      <footer className={styles['foot']}>
        <p>{channel.method ? `${t(`channel.method.${channel.method}`)} ${since}` : since}</p>
        {supervises && !leaving && (
          <div className={styles['actions']}>
            {paused ? (
              <Button
                size="xs"
                variant="default"
                leftSection={<IconPlayerPlay size="1.1em" aria-hidden="true" />}
                loading={order.underWay === 'resume'}
                onClick={() => order.ask('resume')}
              >
                {t('channel.resume')}
              </Button>
            ) : (
              <Button
                size="xs"
                variant="default"
                leftSection={<IconPlayerPause size="1.1em" aria-hidden="true" />}
                loading={order.underWay === 'pause'}
                onClick={() => order.ask('pause')}
              >
                {t('channel.pause')}
              </Button>
            )}
            <Button
              size="xs"
              variant="default"
              className={styles['danger'] ?? ''}
              leftSection={<IconPlugConnectedX size="1.1em" aria-hidden="true" />}
              aria-label={t('channel.disconnectName', { handle: channel.handle })}
              onClick={() => setAsking(true)}
            >
              {t('channel.disconnect')}
            </Button>
          </div>
        )}
      </footer>
      <DisconnectPopup
        channel={channel}
        opened={asking}
        onClose={() => setAsking(false)}
        onDone={() => {
          setAsking(false);
          setLeft(true);
        }}
      />
    </article>
  );
}

/** The place of a card while nothing is known, in its size. */
export function ChannelCardOnItsWay() {
  return (
    <div className={styles['card']}>
      <header className={styles['head']}>
        <Skeleton circle height="2.9rem" width="2.9rem" />
        <div className={styles['who']}>
          <Skeleton height="1rem" width="55%" mb="0.5rem" />
          <Skeleton height="0.8rem" width="35%" />
        </div>
      </header>
      <Skeleton height="6.4rem" radius="md" />
      <Skeleton height="1.9rem" />
    </div>
  );
}

function useTold(problem: Error | null) {
  const tell = useTell();
  useEffect(() => {
    if (problem) {
      tell(problem);
    }
    // The same failure is told once, in the language of its moment.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [problem]);
}
