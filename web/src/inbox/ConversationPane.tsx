import { ActionIcon, Title } from '@mantine/core';
import { IconArrowLeft, IconInfoCircle } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
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
import { titleOf, type Conversation } from './model';
import { Portrait } from './Portrait';
import { firstUnreadOf } from './rows';
import { useIsLookedAt } from './useIsLookedAt';

/** An open conversation. */
export function ConversationPane({ id, details, onDetails }: PaneProps) {
  const { t } = useTranslation('inbox');
  const conversation = useConversation(id);
  const failure = useLoadFailure(conversation);
  if (conversation.data) {
    return (
      <ConversationIdProvider value={id}>
        <Opened key={id} conversation={conversation.data} details={details} onDetails={onDetails} />
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
  details,
  onDetails,
}: Omit<PaneProps, 'id'> & { conversation: Conversation }) {
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
  const firstUnread = useFirstUnread(conversation, messages);
  const setAtEnd = useReading(conversation, messages?.find(({ direction }) => direction === 'INBOUND')?.id);
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
            name={title}
            messages={messages}
            group={conversation.type === 'GROUP'}
            firstUnread={firstUnread}
            hasOlder={lines.hasNext}
            olderFailed={lines.nextFailure !== undefined}
            onOlder={() => void lines.fetchNext()}
            onAtEnd={setAtEnd}
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
        <Composer conversation={conversation} seenUpTo={messages?.[0]?.id} />
      </section>
      {details && <Details conversation={conversation} onClose={closeDetails} />}
    </>
  );
}

/** What was unread when the conversation was opened; that it is read then does not move the line. */
function useFirstUnread(
  conversation: Conversation,
  messages: Parameters<typeof firstUnreadOf>[0] | undefined,
) {
  const [unread] = useState(conversation.unreadCount);
  const [first, setFirst] = useState<{ readonly id: string | undefined }>();
  if (messages && !first) {
    setFirst({ id: firstUnreadOf(messages, unread) });
  }
  return first?.id;
}

/** Marks the conversation as read when its newest line is in sight and somebody is there. */
function useReading({ id, unreadCount }: Conversation, newestIncoming: string | undefined) {
  const { ask } = useMarkRead(id);
  const isLookedAt = useIsLookedAt();
  const [atEnd, setAtEnd] = useState(false);
  useEffect(() => {
    if (atEnd && isLookedAt && unreadCount > 0 && newestIncoming !== undefined) {
      ask(newestIncoming);
    }
    // Asking anew for the same state would be no news.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [atEnd, isLookedAt, unreadCount, newestIncoming]);
  return setAtEnd;
}
