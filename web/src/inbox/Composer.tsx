import { Alert, Button, Textarea } from '@mantine/core';
import { IconLock, IconSend } from '@tabler/icons-react';
import { useId, useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/problem';
import { randomId } from '../api/randomId';
import { useFormats } from '../format/formats';
import { useNow } from '../format/useNow';
import { useProblemWords } from '../i18n/problems';
import { useUser } from '../session/session';
import { useSend } from './api';
import styles from './Composer.module.css';
import { draftIn, useDraft, type Answer } from './drafts';
import { titleOf, type Conversation } from './model';

const MOST = 10_000;

/**
 * Where an answer is written. It says beforehand why nobody can answer, and asks first when a colleague was faster.
 *
 * @param seenUpTo the newest line that is shown
 */
export function Composer({
  conversation,
  seenUpTo,
}: {
  conversation: Conversation;
  seenUpTo: string | undefined;
}) {
  const { t } = useTranslation('inbox');
  const { problem } = useProblemWords();
  const hint = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const { id: person } = useUser();
  const text = useDraft(conversation.id);
  const draft = draftIn(person, conversation.id);
  const { last, send, forget } = useSend(conversation.id);
  const left = MOST - Array.from(text).length;
  const blocked = conversation.cannotReply;
  const failure = last?.error ?? undefined;
  const newer = failure instanceof Problem && failure.code === 'newer-reply' ? failure : undefined;
  const sendable = text.trim() !== '' && left >= 0 && !blocked;

  const sendOnce = (answer: Answer) => send(answer, () => field.current?.focus());
  const ask = () => {
    if (sendable && !newer) {
      // Where nobody knows the outcome, the same press is sent again: it is carried out once.
      sendOnce(draft.openAnswer() ?? { key: randomId(), text, seenUpTo });
    }
  };
  const askAnyway = (messageId: string | undefined) => {
    field.current?.focus();
    if (!sendable) {
      return;
    }
    const before = last?.variables;
    const key = before?.text === text ? before.key : randomId();
    sendOnce({ key, text, seenUpTo: messageId });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // While letters are being composed, as in Chinese or Japanese, Enter belongs to the keyboard.
    if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
      if (event.ctrlKey || event.metaKey || !hasTouchKeyboard()) {
        event.preventDefault();
        ask();
      }
    }
  };

  if (blocked) {
    const words = problem(blocked);
    return (
      <div className={styles['composer']}>
        <div className={styles['blocked']} role="note" aria-label={t('composer.cannot')}>
          <IconLock aria-hidden="true" size="1.25rem" />
          <p>
            <strong>{t('composer.cannot')}.</strong> {words.message} {words.remedy}
            {text !== '' && ` ${t('composer.kept')}`}
          </p>
        </div>
      </div>
    );
  }
  return (
    <form
      className={styles['composer']}
      onSubmit={(event) => {
        event.preventDefault();
        ask();
      }}
    >
      {newer && (
        <NewerReply
          problem={newer}
          onSend={askAnyway}
          onKeep={() => {
            forget();
            field.current?.focus();
          }}
        />
      )}
      {failure && !newer && text !== '' && <NotSent problem={failure} />}
      <div className={styles['field']}>
        <Textarea
          ref={field}
          autosize
          minRows={1}
          maxRows={8}
          variant="unstyled"
          aria-label={t('composer.label', { name: titleOf(conversation) })}
          aria-describedby={hint}
          placeholder={t('composer.placeholder', { handle: conversation.channel.handle })}
          value={text}
          aria-invalid={left < 0 || undefined}
          onKeyDown={onKeyDown}
          onChange={({ currentTarget }) => draft.change(currentTarget.value)}
        />
        <Button
          type="submit"
          disabled={!sendable}
          loading={last?.status === 'pending'}
          leftSection={<IconSend aria-hidden="true" size="1.05rem" />}
        >
          {t('composer.send')}
        </Button>
      </div>
      <p id={hint} className={styles['hint']}>
        <span className={styles['keys']}>{t('composer.hint')}</span>
        <CharactersLeft left={left} />
      </p>
    </form>
  );
}

function CharactersLeft({ left }: { left: number }) {
  const { t } = useTranslation('inbox');
  const { number } = useFormats();
  const count = Math.abs(left);
  const words = left < 0 ? t('composer.over', { count }) : t('composer.left', { count });
  return <span data-over={left < 0 || undefined}>{words.replace(String(count), number(count))}</span>;
}

function NewerReply({
  problem,
  onSend,
  onKeep,
}: {
  problem: Problem;
  onSend: (messageId: string | undefined) => void;
  onKeep: () => void;
}) {
  const { t } = useTranslation('inbox');
  const { ago } = useFormats();
  const now = useNow(1_000);
  const { sentAt, messageId, byUsername } = problem.parameters;
  const when = ago(typeof sentAt === 'string' ? sentAt : now, now);
  return (
    <div role="alert" className={styles['newer']}>
      <p>{byUsername ? t('newer.by', { name: byUsername, ago: when }) : t('newer.atX', { ago: when })}</p>
      <div className={styles['choices']}>
        <Button size="xs" onClick={() => onSend(typeof messageId === 'string' ? messageId : undefined)}>
          {t('newer.send')}
        </Button>
        <Button size="xs" variant="default" onClick={onKeep}>
          {t('newer.keep')}
        </Button>
      </div>
    </div>
  );
}

function NotSent({ problem }: { problem: Error }) {
  const { t } = useTranslation('inbox');
  const words = useProblemWords();
  const about = problem instanceof Problem ? problem.errors.find(({ field }) => field === 'text') : undefined;
  const { message, remedy } = words.problem(problem);
  return (
    <Alert color="red" role="alert" title={t('composer.notSent')} className={styles['alert'] ?? ''}>
      {about ? words.field(about) : `${message} ${remedy ?? ''}`}
    </Alert>
  );
}

/** On a phone Enter begins a new line, as everywhere there. */
function hasTouchKeyboard(): boolean {
  return window.matchMedia('(hover: none) and (pointer: coarse)').matches;
}
