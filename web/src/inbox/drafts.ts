import { useSyncExternalStore } from 'react';
import { useUser } from '../session/session';

/** One press of Send. Whatever becomes of the call, the same key sends the same text once, for as long as it is known there. */
export interface Answer {
  readonly key: string;
  readonly text: string;
  readonly seenUpTo: string | undefined;
  /** When it was sent first, in milliseconds. */
  readonly at: number;
  /** Whether it was sent before, and may have arrived then. */
  readonly again?: boolean;
  /** Whether the field was empty since: what is typed then is another answer. */
  readonly aside?: boolean;
}

/** The server knows a key for a day; a clock may be wrong. */
const KEY_KNOWN_MS = 23 * 60 * 60_000;
/** Three tries and the pauses between them take less. */
const SENDING_LASTS_MS = 80_000;

/** What somebody has typed in a conversation and not sent; it changes with every tab in which they type there. */
export function useDraft(conversationId: string): string {
  const { id: person } = useUser();
  return useSyncExternalStore(listen, draftIn(person, conversationId).text);
}

/** The answer of which nobody knows whether it arrived; it changes as the draft does. */
export function useOpenAnswer(conversationId: string): Answer | undefined {
  const { id: person } = useUser();
  return answerFrom(useSyncExternalStore(listen, () => read(answerPlace(person, conversationId))));
}

/** Whether Send may repeat it: its words stand there, and the server knows its key, so that it goes once. */
export function isRepeatable(answer: Answer, draft: string): boolean {
  return standsIn(answer, draft) && Date.now() - answer.at < KEY_KNOWN_MS;
}

/** Whether its words stand there, whole, be it before more. */
export function standsIn({ text, aside }: Answer, draft: string): boolean {
  return draft === text || (!aside && draft.startsWith(text) && !isCutInAWord(text, draft));
}

/** Another word may begin with the same letters. */
function isCutInAWord(text: string, draft: string): boolean {
  return /[\p{L}\p{M}\p{N}]$/u.test(text) && /^[\p{L}\p{M}\p{N}]/u.test(draft.slice(text.length));
}

/** Whether no tab can be on its way with it any more. */
export function isStranded({ at }: Answer): boolean {
  return !(Date.now() - at < SENDING_LASTS_MS);
}

/**
 * What somebody has typed and not sent, per person, conversation and browser: the same in each of its tabs. It outlives a
 * reload and the end of a session. So does the answer of which nobody knows yet whether it arrived: while it stands at the
 * beginning of the draft, it is sent with the same key again.
 */
export function draftIn(person: string, conversationId: string) {
  const ofText = `kanal.draft.${person}.${conversationId}`;
  const ofAnswer = answerPlace(person, conversationId);
  const openAnswer = () => answerFrom(read(ofAnswer));
  // Another tab may have sent the same before, and something else since.
  const isOpen = (key: string) => openAnswer()?.key === key;
  return {
    text: () => read(ofText),
    openAnswer,
    change: (text: string) => {
      const answer = openAnswer();
      const isPutBack = answer?.aside && read(ofText) === '' && text === answer.text;
      if (answer && (text === '' || isPutBack)) {
        write(ofAnswer, JSON.stringify({ ...answer, aside: text === '' }));
      }
      write(ofText, text);
    },
    sending: (answer: Answer) =>
      write(ofAnswer, JSON.stringify({ ...answer, again: isOpen(answer.key), aside: false })),
    doubted: ({ key }: Answer) => {
      if (isOpen(key)) {
        write(ofAnswer, JSON.stringify({ ...openAnswer(), again: true }));
      }
    },
    isInDoubt: ({ key }: Answer) => isOpen(key) && openAnswer()?.again === true,
    refused: ({ key }: Answer) => {
      if (isOpen(key)) {
        write(ofAnswer, '');
      }
    },
    /** What was typed after it stays. */
    arrived: ({ key, text }: Answer) => {
      const answer = openAnswer();
      if (answer?.key === key) {
        write(ofAnswer, '');
        if (standsIn(answer, read(ofText))) {
          write(ofText, read(ofText).slice(text.length).trimStart());
        }
      }
    },
  };
}

function answerPlace(person: string, conversationId: string): string {
  return `kanal.answer.${person}.${conversationId}`;
}

function answerFrom(stored: string): Answer | undefined {
  return stored === '' ? undefined : (JSON.parse(stored) as Answer);
}

const listeners = new Set<() => void>();
/** What a browser would not keep stays until the page is left. */
const unkept = new Map<string, string>();

function listen(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

function read(place: string): string {
  const text = unkept.get(place);
  if (text !== undefined) {
    return text;
  }
  try {
    return localStorage.getItem(place) ?? '';
  } catch {
    return '';
  }
}

function write(place: string, text: string): void {
  try {
    if (text === '') {
      localStorage.removeItem(place);
    } else {
      localStorage.setItem(place, text);
    }
    unkept.delete(place);
  } catch {
    unkept.set(place, text);
  }
  listeners.forEach((listener) => listener());
}
