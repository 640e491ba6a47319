import { Button, Skeleton } from '@mantine/core';
import { IconCircleCheck, IconHistory, IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useInfo } from '../api/info';
import { useFormats } from '../format/formats';
import { useNow } from '../format/useNow';
import type { Reading } from '../api/readings';
import type { ChannelStatus, useOrder } from './api';
import styles from './ReadingState.module.css';

/** So long a look takes at most, as a rule. */
const LOOK_SECONDS = 3;

const IS_READ: readonly ChannelStatus[] = ['CONNECTED', 'LIMITED'];

type Orders = ReturnType<typeof useOrder>;

/** How far the messages are complete, when X is asked next, and how far the past has been read. */
export function ReadingState({
  reading,
  status,
  order,
}: {
  reading: Reading | undefined;
  status: ChannelStatus;
  order: Orders;
}) {
  const { t } = useTranslation('integrations');
  const { clock } = useFormats();
  const today = useNow(60_000);
  if (!reading) {
    return <Skeleton height="6.4rem" radius="md" />;
  }
  return (
    <div className={styles['reading']}>
      <div className={styles['row']}>
        <IconCircleCheck aria-hidden="true" stroke={1.8} />
        <p>
          <strong>
            {reading.completeUntil
              ? t('channel.completeUntil', { time: clock(reading.completeUntil, today) })
              : t('channel.notReadYet')}
          </strong>
          <span>
            <NextLook reading={reading} status={status} />
          </span>
        </p>
        {status !== 'PAUSED' && (
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconRefresh size="1.1em" aria-hidden="true" />}
            loading={order.underWay === 'check-now'}
            onClick={() => order.ask('check-now')}
          >
            {t('channel.checkNow')}
          </Button>
        )}
      </div>
      {reading.history && (
        <History history={reading.history} isRead={IS_READ.includes(status)} order={order} />
      )}
    </div>
  );
}

function NextLook({ reading, status }: { reading: Reading; status: ChannelStatus }) {
  const { t } = useTranslation('integrations');
  const now = useNow();
  if (status === 'PAUSED') {
    return t('channel.readingPaused');
  }
  if (!IS_READ.includes(status)) {
    return t('channel.nothingRead');
  }
  if (!reading.nextReadAt || !reading.everySeconds) {
    return <>&nbsp;</>;
  }
  const count = secondsToLook(
    (new Date(reading.nextReadAt).getTime() - now.getTime()) / 1000,
    reading.everySeconds,
  );
  return count > 0 ? t('channel.nextRead', { count }) : t('channel.nextReadNow');
}

/** A look that finds nothing is not told, so the count goes on in the rhythm that was told last; 0 while one takes place. */
function secondsToLook(seconds: number, everySeconds: number): number {
  const sinceLook = -seconds % everySeconds;
  return Math.ceil(seconds > 0 ? seconds : sinceLook < LOOK_SECONDS ? 0 : everySeconds - sinceLook);
}

function History({
  history,
  isRead,
  order,
}: {
  history: NonNullable<Reading['history']>;
  isRead: boolean;
  order: Orders;
}) {
  const { t } = useTranslation('integrations');
  const { date, dollars, number } = useFormats();
  const { data: info } = useInfo();
  const price = info?.pricePerMessageUsd ?? 0;
  const values = { messages: number(history.messages), date: history.backTo ? date(history.backTo) : '' };
  const open = !history.done && !history.stopped;
  const running = open && isRead;
  const sentence = () => {
    if (history.stopped) {
      return t('channel.history.stopped', values);
    }
    if (running) {
      return history.backTo ? t('channel.history.reading', values) : t('channel.history.beginning');
    }
    if (open) {
      return history.backTo ? t('channel.history.waiting', values) : t('channel.history.notBegun');
    }
    return history.messages === 0 || !history.backTo
      ? t('channel.history.none')
      : t('channel.history.done', values);
  };
  return (
    <div className={styles['row']} data-running={running || undefined}>
      <IconHistory aria-hidden="true" stroke={1.8} />
      <p>
        <strong>{sentence()}</strong>
        {/* Unseen until the price is known, it keeps its place. */}
        <span style={{ visibility: info ? undefined : 'hidden' }}>
          {history.messages > 0 && t('channel.history.cost', { cost: dollars(history.messages * price) })}
          {history.stopped && ` · ${t('channel.history.readOnCost', { price: dollars(price) })}`}
        </span>
      </p>
      {history.stopped && (
        <Button
          size="compact-sm"
          variant="light"
          loading={order.underWay === 'read-on'}
          onClick={() => order.ask('read-on')}
        >
          {t('channel.readOn')}
        </Button>
      )}
    </div>
  );
}
