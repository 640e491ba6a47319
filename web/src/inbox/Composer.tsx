import { Button, Textarea } from '@mantine/core';
import { IconLock, IconSend } from '@tabler/icons-react';
import {
  useEffect,
  useEffectEvent,
  useId,
  useLayoutEffect,
  useRef,
  type KeyboardEvent,
  type RefObject,
} from 'react';
import { useTranslation } from 'react-i18next';
import type { Cause } from '../api/problem';
import { randomId } from '../api/randomId';
import { isNowhere } from '../app/useFocusKept';
import { useFormats } from '../format/formats';
import { useProblemWords } from '../i18n/problems';
import { useUser } from '../session/session';
import { useSend } from './api';
import styles from './Composer.module.css';
import { draftIn, isRepeatable, useDraft, type Answer } from './drafts';
import { titleOf, type Conversation } from './model';
import { SendNote } from './SendNote';
import { useOutcome } from './useOutcome';

const MOST = 10_000;
/** What a key is called while letters are composed; Safari says nothing else of the Enter that ends it. */
const COMPOSING = 229;

interface ComposerProps {
  readonly conversation: Conversation;
  /** The newest line that somebody has seen. */
  readonly seenUpTo: string | undefined;
  /** Whether its lines are here. Before, nobody can tell whether a colleague was faster. */
  readonly linesAreHere: boolean;
  /** Whether they could not be fetched. */
  readonly linesFailed: boolean;
}

/** Where an answer is written. It says beforehand why nobody can answer, and asks first when a colleague was faster. */
export function Composer({ conversation, ...lines }: ComposerProps) {
  const hadKeyboard = useRef(false);
  return conversation.cannotReply ? (
    <CannotReply
      conversationId={conversation.id}
      cause={conversation.cannotReply}
      hadKeyboard={hadKeyboard}
    />
  ) : (
    <AnswerForm conversation={conversation} {...lines} hadKeyboard={hadKeyboard} />
  );
}

/** The field and the reason why there is none take each other's place: whoever was at one of them is at the other then. */
function useTakesOver(hadKeyboard: RefObject<boolean>, part: RefObject<HTMLElement | null>, within = part) {
  useLayoutEffect(() => {
    const place = within.current;
    if (hadKeyboard.current) {
      part.current?.focus();
    }
    return () => {
      hadKeyboard.current = place?.contains(document.activeElement) ?? false;
    };
  }, [hadKeyboard, part, within]);
}

function CannotReply({
  conversationId,
  cause,
  hadKeyboard,
}: {
  conversationId: string;
  cause: Cause;
  hadKeyboard: RefObject<boolean>;
}) {
  const { t } = useTranslation('inbox');
  const { problem } = useProblemWords();
  const note = useRef<HTMLDivElement>(null);
  useTakesOver(hadKeyboard, note);
  const text = useDraft(conversationId);
  const { message, remedy } = problem(cause);
  return (
    <div className={styles['composer']}>
      <div
        ref={note}
        tabIndex={-1}
        className={styles['blocked']}
        role="note"
        aria-label={t('composer.cannot')}
      >
        <IconLock aria-hidden="true" size="1.25rem" />
        <p>
          <strong>{t('composer.cannot')}.</strong> {message} {remedy}
          {text !== '' && ` ${t('composer.kept')}`}
        </p>
      </div>
    </div>
  );
}

function AnswerForm({
  conversation,
  seenUpTo,
  linesAreHere,
  linesFailed,
  hadKeyboard,
}: ComposerProps & { hadKeyboard: RefObject<boolean> }) {
  const { t } = useTranslation('inbox');
  const hint = useId();
  const form = useRef<HTMLFormElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  useTakesOver(hadKeyboard, field, form);
  const { id: person } = useUser();
  const text = useDraft(conversation.id);
  const draft = draftIn(person, conversation.id);
  const { last, send, forget } = useSend(conversation.id);
  const left = MOST - Array.from(text).length;
  const outcome = useOutcome(conversation.id, text, last);
  const sendable = text.trim() !== '' && left >= 0 && linesAreHere;
  const forgetFailure = useEffectEvent(forget);
  useEffect(() => {
    if (text === '') {
      // What is typed next, here or in another tab, is not what failed before.
      forgetFailure();
    }
  }, [text]);

  const sendOnce = (answer: Answer) => send(answer, takeKeyboardBack);
  const takeKeyboardBack = () => {
    if (isNowhere() || form.current?.contains(document.activeElement)) {
      field.current?.focus();
    }
  };
  /** Where nobody knows the outcome, the same press is sent again: it is carried out once. */
  const sendUnless = (decided: () => Answer) => {
    const before = draft.openAnswer();
    sendOnce(before && isRepeatable(before, text) ? before : decided());
  };
  const ask = () => {
    if (sendable && outcome.kind !== 'newer') {
      sendUnless(() => ({ key: randomId(), text, seenUpTo, at: Date.now() }));
    }
  };
  const askAnyway = (messageId: string | undefined) => {
    field.current?.focus();
    if (sendable) {
      const refused = last?.answer;
      sendUnless(() => ({
        key: refused?.text === text ? refused.key : randomId(),
        text,
        seenUpTo: messageId,
        at: Date.now(),
      }));
    }
  };
  const change = (changed: string) => {
    if (text === '') {
      // Nor what failed since the field is empty.
      forget();
    }
    draft.change(changed);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // While letters are being composed, as in Chinese or Japanese, Enter belongs to the keyboard.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    const composing = event.nativeEvent.isComposing || event.keyCode === COMPOSING;
    if (event.key === 'Enter' && !event.shiftKey && !composing) {
      if (event.ctrlKey || event.metaKey || !hasTouchKeyboard()) {
        event.preventDefault();
        ask();
      }
    }
  };

  return (
    <form
      ref={form}
      className={styles['composer']}
      onSubmit={(event) => {
        event.preventDefault();
        ask();
      }}
    >
      <SendNote
        outcome={outcome}
        onSend={askAnyway}
        onKeep={() => {
          forget();
          field.current?.focus();
        }}
      />
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
          onChange={({ currentTarget }) => change(currentTarget.value)}
        />
        <Button
          type="submit"
          disabled={!sendable || outcome.kind === 'newer'}
          loading={last?.isUnderWay ?? false}
          leftSection={<IconSend aria-hidden="true" size="1.05rem" />}
        >
          {t('composer.send')}
        </Button>
      </div>
      <p id={hint} className={styles['hint']}>
        {linesFailed ? (
          <span>{t('composer.linesFirst')}</span>
        ) : (
          <span className={styles['keys']}>{t('composer.hint')}</span>
        )}
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

/** On a phone Enter begins a new line, as everywhere there. */
function hasTouchKeyboard(): boolean {
  return window.matchMedia('(hover: none) and (pointer: coarse)').matches;
}
