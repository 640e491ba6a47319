import { ActionIcon, Title } from '@mantine/core';
import { IconArrowLeft, IconInfoCircle } from '@tabler/icons-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { Problem } from '../api/problem';
import { useLoadFailure } from '../api/useLoadFailure';
import { LoadFailed, Loading } from '../app/Failures';
import { useConversation, useMarkRead, useMessages } from './api';
import { Composer } from './Composer';
import { ConversationIdProvider } from './conversationId';
import styles from './ConversationPane.module.css';
import { Details } from './Details';
import { MessageList } from './MessageList';
import { titleOf, type Conversation, type Message } from './model';
import { Portrait } from './Portrait';
import { firstUnreadOf } from './rows';
import { useIsLookedAt } from './useIsLookedAt';

/** An open conversation. */
export function ConversationPane({ id, details, onDetails }: PaneProps) {
  const { t } = useTranslation('inbox');
  const conversation = useConversation(id);
  const failure = useLoadFailure(conversation);
  const [openedAt] = useState(Date.now);
  if (conversation.data) {
    return (
      <ConversationIdProvider value={id}>
        <Opened
          conversation={conversation.data}
          fetchedAt={conversation.dataUpdatedAt}
          isOfNow={isOfNow(conversation, openedAt)}
          openedAt={openedAt}
          details={details}
          onDetails={onDetails}
        />
      </ConversationIdProvider>
    );
  }
  if (!failure) {
    return <Loading />;
  }
  return failure instanceof Problem && failure.status === 404 ? (
    <div className={styles['gone']}>
      <Title order={2}>{t('gone.title')}</Title>
      <p>{t('gone.text')}</p>
      <Link to="/inbox">{t('back')}</Link>
    </div>
  ) : (
    <LoadFailed
      problem={failure}
      again={() => void conversation.refetch()}
      asking={conversation.isFetching}
    />
  );
}

interface PaneProps {
  readonly id: string;
  readonly details: boolean;
  readonly onDetails: (shown: boolean) => void;
}

function Opened({
  conversation,
  isOfNow: isConversationOfNow,
  openedAt,
  fetchedAt,
  details,
  onDetails,
}: Omit<PaneProps, 'id'> & {
  conversation: Conversation;
  isOfNow: boolean;
  openedAt: number;
  fetchedAt: number;
}) {
  const { t } = useTranslation('inbox');
  const { search } = useLocation();
  const lines = useMessages(conversation.id);
  const unread = useLoadFailure(lines);
  const detailsButton = useRef<HTMLButtonElement>(null);
  const closeDetails = () => {
    onDetails(false);
    detailsButton.current?.focus();
  };
  const messages = lines.data?.items;
  const title = titleOf(conversation);
  const opened = useOpened(
    isConversationOfNow && isOfNow(lines, openedAt) ? messages : undefined,
    conversation,
  );
  const list = opened?.firstUnread ?? 'end';
  const [listAtEnd, setListAtEnd] = useState<string>();
  const onAtEnd = useCallback((is: boolean) => setListAtEnd(is ? list : undefined), [list]);
  // Where another list takes its place, nobody has seen its end because the one before was there.
  const atEnd = opened !== undefined && listAtEnd === list;
  const newestIncoming = messages?.find(({ direction }) => direction === 'INBOUND')?.id;
  useReading(conversation, fetchedAt, newestIncoming, atEnd);
  const seenUpTo = useSeenUpTo(messages, opened?.firstUnread, atEnd);
  return (
    <>
      <section className={styles['pane']} aria-label={title}>
        <header className={styles['head']}>
          <ActionIcon
            component={Link}
            to={{ pathname: '/inbox', search }}
            className={styles['back'] ?? ''}
            variant="subtle"
            size="lg"
            aria-label={t('back')}
          >
            <IconArrowLeft aria-hidden="true" />
          </ActionIcon>
          <Portrait
            name={title}
            url={conversation.customer?.avatarUrl}
            group={conversation.type === 'GROUP'}
          />
          <div className={styles['title']}>
            <Title order={2}>{title}</Title>
            <p>
              {conversation.customer?.handle ? `@${conversation.customer.handle}` : t('group')}
              {' → '}@{conversation.channel.handle}
            </p>
          </div>
          <ActionIcon
            variant="subtle"
            size="lg"
            ref={detailsButton}
            aria-label={t('details.show')}
            aria-expanded={details}
            onClick={() => onDetails(!details)}
          >
            <IconInfoCircle aria-hidden="true" />
          </ActionIcon>
        </header>
        {messages ? (
          <MessageList
            // It begins anew where the answer of now has unread lines, and what was kept of the last time had none.
            key={list}
            name={title}
            messages={messages}
            group={conversation.type === 'GROUP'}
            firstUnread={opened?.firstUnread}
            hasOlder={lines.hasNext}
            olderFailed={lines.nextFailure !== undefined}
            onOlder={() => void lines.fetchNext()}
            onAtEnd={onAtEnd}
          />
        ) : (
          <div className={styles['noMessages']}>
            {unread ? (
              <LoadFailed problem={unread} again={() => void lines.refetch()} asking={lines.isFetching} />
            ) : (
              <Loading />
            )}
          </div>
        )}
        <Composer
          conversation={conversation}
          seenUpTo={seenUpTo}
          linesAreHere={messages !== undefined}
          linesFailed={unread !== undefined}
        />
      </section>
      {details && <Details conversation={conversation} onClose={closeDetails} />}
    </>
  );
}

/** Whether something was fetched since it is open, or just before: what was kept of the last time knows no news. */
function isOfNow(fetched: { dataUpdatedAt: number; isStale: boolean }, openedAt: number) {
  return fetched.dataUpdatedAt >= openedAt || !fetched.isStale;
}

/** What was unread when the conversation was opened; that it is read then does not move the line. */
function useOpened(messages: readonly Message[] | undefined, { unreadCount }: Conversation) {
  const [opened, setOpened] = useState<{ readonly firstUnread: string | undefined }>();
  if (messages && !opened) {
    setOpened({ firstUnread: firstUnreadOf(messages, unreadCount) });
  }
  return opened;
}

/** Up to which line somebody has seen the conversation. What comes below while they look at older lines, they have not. */
function useSeenUpTo(
  messages: readonly Message[] = [],
  firstUnread: string | undefined,
  atEnd: boolean,
): string | undefined {
  const [seen, setSeen] = useState<string>();
  const newest = messages[0]?.id;
  if (atEnd && newest !== seen) {
    setSeen(newest);
  }
  const before = messages.findIndex(({ id }) => id === firstUnread) + 1;
  return seen ?? (messages[before] ?? messages.at(-1))?.id;
}

/** Marks the conversation as read when its newest line is in sight and somebody is there. */
function useReading(
  { id, unreadCount }: Conversation,
  fetchedAt: number,
  newestIncoming: string | undefined,
  atEnd: boolean,
) {
  const { ask, isPending, told, reset } = useMarkRead(id, fetchedAt);
  const isLookedAt = useIsLookedAt();
  const isNews = told?.upTo !== newestIncoming || told?.unreadCount !== unreadCount;
  // It was heard. What is unread after that is news again: a late line may stand above the newest one.
  const isHeard = unreadCount === 0 && told !== undefined && !isPending;
  useEffect(() => {
    if (isHeard) {
      reset();
    }
    // A new function is no reason to forget again.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isHeard]);
  useEffect(() => {
    if (atEnd && isLookedAt && unreadCount > 0 && newestIncoming !== undefined && isNews && !isPending) {
      ask({ upTo: newestIncoming, unreadCount });
    }
    // A new function is no reason to ask again.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [atEnd, isLookedAt, unreadCount, newestIncoming, isNews, isPending]);
}
