import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { readAlerts } from '../account/alerts';
import { chime } from '../account/chime';
import { get } from '../api/client';
import type { Page } from '../api/page';
import { useReadings } from '../api/readings';
import icon from '../app/icon.svg';
import { addWords } from '../i18n';
import en from './en.json';
import id from './id.json';
import { titleOf, type Conversation } from './model';
import { showCount } from './tab';
import { isSomeTabLookedAt, useSayLookedAt } from './useIsLookedAt';

addWords('inbox', en, id);

/** One of all tabs makes a noise; the others hear for so long that it has been made. */
const ONE_ALERT_MS = 3_000;

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

function useAlert() {
  const { t } = useTranslation('inbox');
  const navigate = useNavigate();
  const note = async () => {
    const { items } = await get<Page<Conversation>>('/api/inbox/conversations', {
      filter: 'unread',
      limit: 1,
    });
    const conversation = items[0];
    if (conversation) {
      const shown = new Notification(t('alert.from', { name: titleOf(conversation) }), {
        body: conversation.last?.text ?? '',
        icon,
        tag: conversation.id,
      });
      shown.onclick = () => {
        window.focus();
        shown.close();
        void navigate(`/inbox/${conversation.id}`);
      };
    }
  };
  return async () => {
    if (await isSomeTabLookedAt()) {
      return;
    }
    await inOneTab(async () => {
      const { sound, notifications } = readAlerts();
      if (sound) {
        chime();
      }
      if (notifications && 'Notification' in window && Notification.permission === 'granted') {
        await note().catch(() => undefined);
      }
    });
  };
}

/** Does it in one tab of this browser. */
async function inOneTab(work: () => Promise<void>): Promise<void> {
  const locks = (navigator as { locks?: LockManager }).locks;
  if (!locks) {
    return work();
  }
  await locks.request('kanal-alert', { ifAvailable: true }, async (lock) => {
    if (lock) {
      await work();
      await new Promise((resolve) => setTimeout(resolve, ONE_ALERT_MS));
    }
  });
}
