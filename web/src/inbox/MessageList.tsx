import { ActionIcon, Loader } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { IconArrowDown } from '@tabler/icons-react';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../format/useNow';
import styles from './MessageList.module.css';
import { MessageRow } from './MessageRow';
import { senderOf, type Message } from './model';
import { heightOf } from './rowHeight';
import { rowsOf, type Row } from './rows';
import { firstOfManyUnread, measureCheaply, NEAR_END_PX, useNewBelow, useStayAtEnd } from './scrolling';
import { useDay } from './useDay';
import { useLastWords } from './useLastWords';

/** So many rows before the oldest one that is here the next part is fetched, so that nobody runs into the end. */
const AHEAD = 60;

/** The lines of a conversation, the newest at the bottom; only those in sight are drawn. */
export function MessageList({
  name,
  messages,
  group,
  firstUnread,
  hasOlder,
  olderFailed,
  onOlder,
  onAtEnd,
}: {
  name: string;
  messages: readonly Message[];
  group: boolean;
  firstUnread: string | undefined;
  hasOlder: boolean;
  olderFailed: boolean;
  onOlder: () => void;
  onAtEnd: (atEnd: boolean) => void;
}) {
  const { t } = useTranslation('inbox');
  const { day } = useDay();
  const now = useNow(60_000);
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useMemo(
    () => rowsOf(messages, { complete: !hasOlder, firstUnread }),
    [messages, hasOlder, firstUnread],
  );
  const [atEnd, setAtEnd] = useState(() => firstOfManyUnread(rows, firstUnread) === undefined);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (place) => heightOf(rows[place]),
    getItemKey: (place) => rows[place]?.key ?? place,
    overscan: 12,
    anchorTo: 'end',
    scrollEndThreshold: NEAR_END_PX,
    paddingStart: 56,
    paddingEnd: 16,
  });
  // Whatever was drawn may have moved the end. The same answer draws nothing anew.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  useLayoutEffect(() => setAtEnd(virtual.isAtEnd(NEAR_END_PX)));
  measureCheaply(virtual, atEnd);

  const stayAtEnd = useStayAtEnd(scroller, virtual, rows, firstUnread);
  const shown = virtual.getVirtualItems();
  const firstShown = shown[0]?.index ?? Infinity;
  useEffect(() => {
    if (hasOlder && !olderFailed && firstShown < AHEAD) {
      onOlder();
    }
    // A new function is no reason to fetch again.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [hasOlder, olderFailed, firstShown, messages.length]);

  useEffect(() => onAtEnd(atEnd), [atEnd, onAtEnd]);
  const below = useNewBelow(messages, atEnd);
  const floating = dayInSight(rows, virtual.range?.startIndex ?? 0);

  return (
    <div className={styles['frame']}>
      {floating && rows.length > shown.length && (
        <div className={styles['floating']} aria-hidden="true">
          <span>{day(floating, now)}</span>
        </div>
      )}
      <div
        ref={scroller}
        className={styles['scroller']}
        role="region"
        aria-label={t('messages', { name })}
        onScroll={stayAtEnd}
        // Somebody without a mouse has to be able to scroll.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        <div role="list" className={styles['list']} style={{ height: virtual.getTotalSize() }}>
          {hasOlder && !olderFailed && (
            <div className={styles['older']} role="presentation">
              <Loader aria-label={t('loadingOlder')} />
            </div>
          )}
          {olderFailed && (
            <p className={styles['older']} role="alert">
              {t('moreFailed')}{' '}
              <button type="button" onClick={onOlder}>
                {t('again')}
              </button>
            </p>
          )}
          {shown.map(({ key, index, start }) => {
            const row = rows[index];
            return (
              row && (
                <div
                  key={key}
                  role="listitem"
                  ref={virtual.measureElement}
                  data-index={index}
                  className={styles['item']}
                  style={{ transform: `translateY(${start}px)` }}
                >
                  <RowContent row={row} group={group} day={day} now={now} />
                </div>
              )
            );
          })}
        </div>
      </div>
      {!atEnd && (
        <ActionIcon
          className={styles['toNewest'] ?? ''}
          size="lg"
          radius="xl"
          variant="default"
          aria-label={below > 0 ? `${t('newBelow', { count: below })}. ${t('toNewest')}` : t('toNewest')}
          onClick={() => virtual.scrollToEnd()}
        >
          <IconArrowDown aria-hidden="true" size="1.2rem" />
          {below > 0 && <span className={styles['below']}>{below}</span>}
        </ActionIcon>
      )}
      <Newcomer message={messages[0]} />
    </div>
  );
}

function RowContent({
  row,
  group,
  day,
  now,
}: {
  row: Row;
  group: boolean;
  day: (time: string, now: Date) => string;
  now: Date;
}) {
  const { t } = useTranslation('inbox');
  switch (row.kind) {
    case 'day':
      return (
        <div className={styles['day']}>
          <span>{day(row.at, now)}</span>
        </div>
      );
    case 'unread':
      return (
        <div className={styles['unread']}>
          <span>{t('unreadLine')}</span>
        </div>
      );
    case 'message':
      return <MessageRow message={row.message} opens={row.opens} closes={row.closes} group={group} />;
  }
}

/** Says aloud what a customer writes while the conversation is open. */
function Newcomer({ message }: { message: Message | undefined }) {
  const { t } = useTranslation('inbox');
  const lastWords = useLastWords();
  const [first] = useState(message?.id);
  const isNew = message && message.id !== first && message.direction === 'INBOUND';
  const name = message && senderOf(message);
  const text = message ? lastWords(message) : '';
  return (
    <div className="k-visually-hidden" role="status" aria-live="polite">
      {/* The same words once more are heard only where they are another part of the page. */}
      {isNew && <span key={message.id}>{name ? t('newFrom', { name, text }) : text}</span>}
    </div>
  );
}

/** The day of the topmost line, unless the day itself stands there. */
function dayInSight(rows: readonly Row[], first: number): string | undefined {
  const row = rows[first];
  return row?.kind === 'message' ? row.message.sentAt : undefined;
}
