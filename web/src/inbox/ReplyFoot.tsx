import { Button } from '@mantine/core';
import { IconAlertCircle, IconCheck, IconClock, IconHelpCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../format/formats';
import { useTell } from '../app/useTell';
import { useUser } from '../session/session';
import { useConversation, useReplyAction } from './api';
import { useConversationId } from './conversationId';
import styles from './MessageRow.module.css';
import type { Message } from './model';
import { useFailureWords } from './useFailureWords';

const signs = { PENDING: IconClock, UNCONFIRMED: IconHelpCircle, SENT: IconCheck, FAILED: IconAlertCircle };

/** Who of us answered, when, and where the answer stands; what failed can be tried again. */
export function ReplyFoot({ message }: { message: Message }) {
  const { t } = useTranslation('inbox');
  const formats = useFormats();
  const { id: self } = useUser();
  const { sentBy, state, sentAt } = message;
  const by = sentBy ? (sentBy.id === self ? t('by.you') : sentBy.username) : t('by.atX');
  const Sign = signs[state ?? 'SENT'];
  return (
    <div className={styles['foot']} data-state={state}>
      <span>{by}</span>
      <time dateTime={sentAt} title={formats.dateTime(sentAt)}>
        {formats.shortTime(sentAt)}
      </time>
      {state && (
        <span className={styles['state']}>
          <Sign aria-hidden="true" size="0.95rem" />
          {t(`state.${state}`)}
        </span>
      )}
      {state === 'PENDING' && <Cancel message={message} />}
      {state === 'FAILED' && <Failed message={message} />}
    </div>
  );
}

function Cancel({ message }: { message: Message }) {
  const { t } = useTranslation('inbox');
  const tell = useTell();
  const cancel = useReplyAction(useConversationId(), 'cancel', tell);
  return (
    <Button
      size="compact-xs"
      variant="subtle"
      aria-label={t('cancelOf', { text: brief(message.text) })}
      loading={cancel.isPending}
      onClick={() => cancel.ask(message.id)}
    >
      {t('cancel')}
    </Button>
  );
}

function Failed({ message }: { message: Message }) {
  const { t } = useTranslation('inbox');
  const failureWords = useFailureWords();
  const tell = useTell();
  const conversationId = useConversationId();
  const retry = useReplyAction(conversationId, 'retry', tell);
  const nobodyCan = useConversation(conversationId).data?.cannotReply !== undefined;
  const words = failureWords(message.failure);
  return (
    <div className={styles['failure']} role="group">
      <span>
        {words.message} {words.remedy}
      </span>
      {!nobodyCan && (
        <Button
          size="compact-sm"
          variant="default"
          aria-label={t('retryOf', { text: brief(message.text) })}
          loading={retry.isPending}
          onClick={() => retry.ask(message.id)}
        >
          {t('retry')}
        </Button>
      )}
    </div>
  );
}

function brief(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)} …` : text;
}
