import { IconClockHour4, IconCornerUpLeft } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { useFormats } from '../format/formats';
import styles from './ConversationRow.module.css';
import { useDraft } from './drafts';
import { titleOf, type Conversation } from './model';
import { Portrait } from './Portrait';
import { useDay } from './useDay';
import { useDuration } from './useDuration';
import { useLastWords } from './useLastWords';

/** A conversation in the list. */
export function ConversationRow({
  conversation,
  selected,
  now,
  withChannel,
  tabIndex,
}: {
  conversation: Conversation;
  selected: boolean;
  now: Date;
  withChannel: boolean;
  tabIndex: 0 | -1;
}) {
  const { t } = useTranslation('inbox');
  const { search } = useLocation();
  const { brief } = useDay();
  const { dateTime } = useFormats();
  const { id, last, unreadCount, waitingSince, channel, type, customer } = conversation;
  const title = titleOf(conversation);
  const duration = useDuration();
  return (
    <Link
      to={{ pathname: `/inbox/${id}`, search }}
      className={styles['row'] ?? ''}
      tabIndex={tabIndex}
      data-unread={unreadCount > 0 || undefined}
      aria-current={selected ? 'true' : undefined}
    >
      <Portrait name={title} url={customer?.avatarUrl} group={type === 'GROUP'} />
      <span className={styles['text']}>
        <span className={styles['head']}>
          <strong>{title}</strong>
          {last && (
            <time dateTime={last.sentAt} title={dateTime(last.sentAt)}>
              {brief(last.sentAt, now)}
            </time>
          )}
        </span>
        <span className={styles['preview']}>
          <Preview conversation={conversation} />
          {unreadCount > 0 && (
            <span className={styles['unread']}>
              <span aria-hidden="true">{unreadCount > 99 ? '99+' : unreadCount}</span>
              <span className="k-visually-hidden">{t('row.unread', { count: unreadCount })}</span>
            </span>
          )}
        </span>
        {(waitingSince ?? withChannel) && (
          <span className={styles['foot']}>
            {waitingSince && (
              <span className={styles['waiting']}>
                <IconClockHour4 aria-hidden="true" size="0.85rem" />
                {t('row.waiting', { time: duration(waitingSince, now) })}
              </span>
            )}
            {withChannel && <span>@{channel.handle}</span>}
          </span>
        )}
      </span>
    </Link>
  );
}

function Preview({ conversation: { id, last } }: { conversation: Conversation }) {
  const { t } = useTranslation('inbox');
  const lastWords = useLastWords();
  const draft = useDraft(id);
  if (draft !== '') {
    return (
      <span>
        <em>{t('row.draft')}</em> {draft}
      </span>
    );
  }
  if (!last) {
    return <span>{t('row.nothing')}</span>;
  }
  if (last.type === 'PARTICIPANTS_CHANGED' || last.type === 'UNKNOWN_EVENT') {
    return <span>{lastWords(last)}</span>;
  }
  return (
    <span>
      {last.state === 'FAILED' && <b>{t('row.failed')} </b>}
      {last.direction === 'OUTBOUND' && last.state !== 'FAILED' && (
        <>
          <IconCornerUpLeft aria-hidden="true" size="0.85rem" />
          <span className="k-visually-hidden">{t('row.answer')} </span>
        </>
      )}
      {lastWords(last)}
    </span>
  );
}
