import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { readAlerts } from '../account/alerts';
import { chime, onceHeard } from '../account/chime';
import { get } from '../api/client';
import type { Page } from '../api/page';
import { useReadings } from '../api/readings';
import icon from '../app/icon.svg';
import { holdLock, isHeld, locksOf } from './locks';
import { titleOf, type Conversation, type Last } from './model';
import { showCount } from './tab';
import { isSomeTabLookedAt, useSayLookedAt } from './useIsLookedAt';
import { useLastWords } from './useLastWords';

const ALERTER = 'kanal-alerter';
const STAND_IN = 'kanal-alerter-untouched';

/** So many conversations are looked through for those that a customer wrote in last. */
const LOOKED_THROUGH = 20;
/** So many notes are shown at once. The number of all stands in the title. */
const MOST_NOTES = 3;

/** So long it is quiet after an alert. What came meanwhile is told then. */
const QUIET_MS = 3_000;

/** Draws attention to what is unread, on whatever page somebody is: by title and icon, and by sound and note where chosen. */
export function Attention() {
  const { data: readings } = useReadings();
  const unread = readings?.reduce((sum, { unreadCount }) => sum + unreadCount, 0);
  const before = useRef<number>(undefined);
  const alert = useAlert();
  useEffect(() => {
    if (unread === undefined) {
      return;
    }
    showCount(unread);
    if (before.current !== undefined && unread > before.current) {
      void alert();
    }
    before.current = unread;
    // Only another number is news.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [unread]);
  useEffect(() => () => showCount(0), []);
  useSayLookedAt();
  return null;
}

/** Alerts, in one of all tabs of this browser, while nobody looks at any of them. */
function useAlert() {
  const isAlerter = useIsAlerter();
  const note = useNote();
  const underWay = useRef(false);
  const more = useRef(false);
  const tell = async () => {
    if (!(await isAlerter()) || (await isSomeTabLookedAt())) {
      note.forget();
      return;
    }
    const { sound, notifications } = readAlerts();
    if (sound) {
      chime();
    }
    if (notifications && 'Notification' in window && Notification.permission === 'granted') {
      await note.show().catch(() => undefined);
    } else {
      note.forget();
    }
    await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
  };
  return async () => {
    if (await isSomeTabLookedAt()) {
      // Whoever looks sees it.
      note.forget();
      return;
    }
    more.current = true;
    if (!underWay.current) {
      underWay.current = true;
      try {
        while (more.current) {
          more.current = false;
          await tell();
        }
      } finally {
        underWay.current = false;
      }
    }
  };
}

/**
 * Whether this tab is the one that alerts: one that can be heard. When it is closed, another one is. While there is none, one
 * that nobody has touched stands in, for its notes are seen all the same.
 */
function useIsAlerter() {
  const isAlerter = useRef(locksOf(navigator) === undefined);
  const isStandIn = useRef(false);
  useEffect(() => {
    let letGo = () => undefined as void;
    const stopWaiting = onceHeard(() => {
      letGo = holdLock(ALERTER, 'exclusive', () => (isAlerter.current = true));
    });
    return () => {
      stopWaiting();
      letGo();
    };
  }, []);
  useEffect(() => holdLock(STAND_IN, 'exclusive', () => (isStandIn.current = true)), []);
  return async () => isAlerter.current || (isStandIn.current && !(await isHeld(ALERTER)));
}

/** Shows what customers wrote since the last time. Where somebody has looked since, nobody knows what that is, and one note is enough. */
function useNote() {
  const { t } = useTranslation('last');
  const navigate = useNavigate();
  const lastWords = useLastWords();
  const known = useRef<ReadonlySet<string>>(undefined);
  const show = (conversation: Conversation, last: Last) => {
    // Of one conversation the last note stands, and is heard like the first: not every browser's types know that.
    const options: NotificationOptions & { renotify: boolean } = {
      body: lastWords(last),
      icon,
      tag: conversation.id,
      renotify: true,
    };
    const shown = new Notification(t('wrote', { name: titleOf(conversation) }), options);
    shown.onclick = () => {
      window.focus();
      shown.close();
      void navigate(`/inbox/${conversation.id}`);
    };
  };
  const showNews = async () => {
    const { items } = await get<Page<Conversation>>('/api/inbox/conversations', {
      filter: 'unread',
      limit: LOOKED_THROUGH,
    });
    // What a colleague has answered meanwhile is no news, what was there before is none either, and nobody wrote who joined.
    const news = items.flatMap((conversation) => {
      const { last } = conversation;
      const isNews =
        last?.direction === 'INBOUND' &&
        last.type !== 'PARTICIPANTS_CHANGED' &&
        !known.current?.has(markOf(conversation));
      return isNews ? [{ conversation, last }] : [];
    });
    // At first nobody knows what was there before the last one.
    const most = known.current ? MOST_NOTES : 1;
    known.current = new Set([...(known.current ?? []), ...items.map(markOf)]);
    news
      .slice(0, most)
      .reverse()
      .forEach(({ conversation, last }) => show(conversation, last));
  };
  return { show: showNews, forget: () => (known.current = undefined) };
}

function markOf({ id, last }: Conversation): string {
  return `${id} ${last?.sentAt}`;
}
