import { Button } from '@mantine/core';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
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
  const [focused, setFocused] = useState<string>();
  const [hasKeyboard, setHasKeyboard] = useState(false);
  const held = hasKeyboard ? conversations.findIndex(({ id }) => id === focused) : -1;
  const virtual = useVirtualizer({
    count: conversations.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    getItemKey: (place) => conversations[place]?.id ?? place,
    overscan: 8,
    // A row that is drawn no more would drop the keyboard.
    rangeExtractor: (range) => withHeld(defaultRangeExtractor(range), held),
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

  // One row is a stop of the tabulator: behind thousands nobody would come to the answer.
  const drawn = rows.flatMap(({ index }) => conversations[index]?.id ?? []);
  const firstInSight = conversations[virtual.range?.startIndex ?? 0]?.id;
  const stop = [focused, selected].find((id) => id !== undefined && drawn.includes(id)) ?? firstInSight;

  const move = (event: KeyboardEvent) => {
    const { startIndex, endIndex } = virtual.range ?? { startIndex: 0, endIndex: 1 };
    const page = Math.max(endIndex - startIndex, 1);
    const step = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: page,
      PageUp: -page,
      Home: -Infinity,
      End: Infinity,
    }[event.key];
    const at = placeOf(event.target as HTMLElement);
    if (step === undefined || at === undefined) {
      return;
    }
    event.preventDefault();
    const next = Math.min(Math.max(at + step, 0), conversations.length - 1);
    virtual.scrollToIndex(next);
    focusRow(scroller.current, next);
  };

  return (
    <div className={styles['scroller']} ref={scroller}>
      {/* The rows are links; the arrow keys lead from one to the next. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div
        role="list"
        aria-label={t('conversations')}
        className={styles['list']}
        style={{ height: virtual.getTotalSize() }}
        onKeyDown={move}
        onFocus={({ target }) => {
          setFocused(conversations[placeOf(target) ?? -1]?.id);
          setHasKeyboard(true);
        }}
        onBlur={({ target }) => {
          // A window that goes to the back takes nothing from its page.
          if (document.activeElement !== target) {
            setHasKeyboard(false);
          }
        }}
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
                  tabIndex={conversation.id === stop ? 0 : -1}
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

function withHeld(places: readonly number[], held: number): number[] {
  return held < 0 || places.includes(held) ? [...places] : [...places, held].sort((a, b) => a - b);
}

function placeOf(part: HTMLElement): number | undefined {
  const place = part.closest<HTMLElement>('[data-index]')?.dataset['index'];
  return place === undefined ? undefined : Number(place);
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
