import { Button } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../format/useNow';
import styles from './ConversationList.module.css';
import { ConversationRow } from './ConversationRow';
import type { Conversation } from './model';

const ROW_REM = 5.75;
/** So many rows before the end the next part is fetched. */
const AHEAD = 50;

/** Conversations, one under the other; only those in sight are drawn. */
export function ConversationList({
  conversations,
  selected,
  withChannel,
  hasNext,
  nextFailed,
  onNext,
}: {
  conversations: readonly Conversation[];
  selected: string | undefined;
  withChannel: boolean;
  hasNext: boolean;
  nextFailed: boolean;
  onNext: () => void;
}) {
  const { t } = useTranslation('inbox');
  const now = useNow(20_000);
  const scroller = useRef<HTMLDivElement>(null);
  const [rowPx] = useState(
    () => ROW_REM * parseFloat(getComputedStyle(document.documentElement).fontSize || '16'),
  );
  const virtual = useVirtualizer({
    count: conversations.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    getItemKey: (place) => conversations[place]?.id ?? place,
    overscan: 8,
  });
  const rows = virtual.getVirtualItems();
  const lastShown = rows.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasNext && !nextFailed && lastShown >= conversations.length - AHEAD) {
      onNext();
    }
    // A new function is no reason to fetch again.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [hasNext, nextFailed, lastShown, conversations.length]);

  const move = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity }[event.key];
    const at = (event.target as HTMLElement).closest<HTMLElement>('[data-index]')?.dataset['index'];
    if (step === undefined || at === undefined) {
      return;
    }
    event.preventDefault();
    const next = Math.min(Math.max(Number(at) + step, 0), conversations.length - 1);
    virtual.scrollToIndex(next);
    focusRow(scroller.current, next);
  };

  return (
    <div className={styles['scroller']} ref={scroller}>
      {/* The rows are links; the arrow keys are a short cut between them. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div
        role="list"
        aria-label={t('conversations')}
        className={styles['list']}
        style={{ height: virtual.getTotalSize() }}
        onKeyDown={move}
      >
        {rows.map(({ key, index, start }) => {
          const conversation = conversations[index];
          return (
            conversation && (
              <div
                key={key}
                role="listitem"
                data-index={index}
                aria-setsize={hasNext ? -1 : conversations.length}
                aria-posinset={index + 1}
                className={styles['item']}
                style={{ height: rowPx, transform: `translateY(${start}px)` }}
              >
                <ConversationRow
                  conversation={conversation}
                  selected={conversation.id === selected}
                  now={now}
                  withChannel={withChannel}
                />
              </div>
            )
          );
        })}
      </div>
      {nextFailed && (
        <p role="alert" className={styles['failed']}>
          {t('moreFailed')}
          <Button variant="default" size="xs" onClick={onNext}>
            {t('again')}
          </Button>
        </p>
      )}
    </div>
  );
}

/** The row may have to be drawn first. */
function focusRow(scroller: HTMLElement | null, place: number, tries = 10): void {
  const link = scroller?.querySelector<HTMLElement>(`[data-index="${place}"] a`);
  if (link) {
    link.focus({ preventScroll: true });
  } else if (tries > 0) {
    requestAnimationFrame(() => focusRow(scroller, place, tries - 1));
  }
}
