import { Button } from '@mantine/core';
import { IconAlertCircle, IconCheck, IconClock, IconHelpCircle } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../format/formats';
import { isNowhere } from '../app/useFocusKept';
import { useTell } from '../app/useTell';
import { useUser } from '../session/session';
import { useConversation, useReplyAction } from './api';
import { useConversationId } from './conversationId';
import styles from './MessageRow.module.css';
import type { Message, ReplyState } from './model';
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
  const isSeenToFail = useWasOtherwise(state) && state === 'FAILED';
  const [foot, onPress] = useKeepsKeyboard(state);
  return (
    <div ref={foot} tabIndex={-1} className={styles['foot']} data-state={state}>
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
      {state === 'PENDING' && <Cancel message={message} onPress={onPress} />}
      {state === 'FAILED' && <Failed message={message} aloud={isSeenToFail} onPress={onPress} />}
    </div>
  );
}

/** Whether this answer has been shown while it had not failed. */
function useWasOtherwise(state: ReplyState | undefined): boolean {
  const [wasOtherwise, setWasOtherwise] = useState(state !== 'FAILED');
  if (!wasOtherwise && state !== 'FAILED') {
    setWasOtherwise(true);
  }
  return wasOtherwise;
}

/** A button goes when it has done its work. Whoever pressed it is still here then. */
function useKeepsKeyboard(state: ReplyState | undefined) {
  const foot = useRef<HTMLDivElement>(null);
  const isPressed = useRef(false);
  useEffect(() => {
    if (isPressed.current && isNowhere()) {
      foot.current?.focus({ preventScroll: true });
    }
    isPressed.current = false;
  }, [state]);
  const onPress = (is: boolean) => {
    isPressed.current = is;
  };
  return [foot, onPress] as const;
}

interface ActionProps {
  readonly message: Message;
  /** Whether it is pressed, and its work not refused. */
  readonly onPress: (is: boolean) => void;
}

function Cancel({ message, onPress }: ActionProps) {
  const { t } = useTranslation('inbox');
  const tell = useTell();
  const cancel = useReplyAction(useConversationId(), 'cancel', (failure) => {
    onPress(false);
    tell(failure);
  });
  return (
    <Button
      size="compact-xs"
      variant="subtle"
      aria-label={t('cancelOf', { text: brief(message.text) })}
      loading={cancel.isPending}
      onClick={() => {
        onPress(true);
        cancel.ask(message.id);
      }}
    >
      {t('cancel')}
    </Button>
  );
}

/** @param aloud whether it is news, which is heard; what failed long ago is not */
function Failed({ message, aloud, onPress }: ActionProps & { aloud: boolean }) {
  const { t } = useTranslation('inbox');
  const failureWords = useFailureWords();
  const tell = useTell();
  const conversationId = useConversationId();
  const retry = useReplyAction(conversationId, 'retry', (failure) => {
    onPress(false);
    tell(failure);
  });
  const nobodyCan = useConversation(conversationId).data?.cannotReply !== undefined;
  const words = failureWords(message.failure);
  return (
    <div className={styles['failure']} role="group">
      <span role={aloud ? 'alert' : undefined}>
        {words.message} {words.remedy}
      </span>
      {!nobodyCan && (
        <Button
          size="compact-sm"
          variant="default"
          aria-label={t('retryOf', { text: brief(message.text) })}
          loading={retry.isPending}
          onClick={() => {
            onPress(true);
            retry.ask(message.id);
          }}
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
