import type { Virtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState, type RefObject, type UIEvent } from 'react';
import type { Message } from './model';
import type { Row } from './rows';

/** Whoever is this near to the newest line is there. */
export const NEAR_END_PX = 80;
/** With more unread lines than this the first of them is shown, else the newest line. */
const FEW_UNREAD = 8;

type Lines = Virtualizer<HTMLDivElement, Element>;

/**
 * Away from the newest line the library need not ask for each row that it measures whether the reader is there. To answer, it would
 * add up the heights of all lines, and of 50,000 that takes longer than a frame.
 */
export function measureCheaply(virtual: Lines, atEnd: boolean): void {
  virtual.options.anchorTo = atEnd ? 'end' : 'start';
}

/** The place of the first unread line, where there are too many of them to begin at the newest. */
export function firstOfManyUnread(rows: readonly Row[], firstUnread: string | undefined): number | undefined {
  const place = firstUnread === undefined ? -1 : rows.findIndex(({ kind }) => kind === 'unread');
  return place >= 0 && rows.length - place > FEW_UNREAD ? place : undefined;
}

/**
 * Begins at the newest line, or at the first unread one when there are many. Who is at the newest line stays there, whatever comes
 * above it or below, and when the room gets smaller, as it does while an answer gets longer.
 */
export function useStayAtEnd(
  scroller: RefObject<HTMLDivElement | null>,
  virtual: Lines,
  rows: readonly Row[],
  firstUnread: string | undefined,
) {
  const begun = useRef(false);
  const atEnd = useRef(true);
  useLayoutEffect(() => {
    if (!begun.current && rows.length > 0) {
      begun.current = true;
      const unread = firstOfManyUnread(rows, firstUnread);
      if (unread !== undefined) {
        atEnd.current = false;
        virtual.scrollToIndex(unread, { align: 'start' });
      }
    }
    if (atEnd.current) {
      virtual.scrollToEnd();
    }
  }, [virtual, rows, firstUnread]);
  useEffect(() => {
    const element = scroller.current;
    if (!element) {
      return undefined;
    }
    const observer = new ResizeObserver(() => {
      if (atEnd.current) {
        virtual.scrollToEnd();
      }
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller, virtual]);
  // The library hears of it after this, so it is of no help here.
  return ({ currentTarget: { scrollHeight, scrollTop, clientHeight } }: UIEvent) => {
    atEnd.current = scrollHeight - scrollTop - clientHeight <= NEAR_END_PX;
  };
}

/** How many lines came below while somebody looked at older ones. */
export function useNewBelow(messages: readonly Message[], atEnd: boolean): number {
  const newest = messages[0]?.id;
  const [seen, setSeen] = useState(newest);
  if (atEnd && seen !== newest) {
    setSeen(newest);
  }
  const place = messages.findIndex(({ id }) => id === seen);
  return atEnd || place < 0 ? 0 : place;
}
