import { useSyncExternalStore } from 'react';
import { useUser } from '../session/session';

/** One press of Send. Whatever becomes of the call, the same key sends the same text once, within a day. */
export interface Answer {
  readonly key: string;
  readonly text: string;
  readonly seenUpTo: string | undefined;
}

/** What somebody has typed in a conversation and not sent; it changes with every tab in which they type there. */
export function useDraft(conversationId: string): string {
  const { id: person } = useUser();
  return useSyncExternalStore(listen, draftIn(person, conversationId).text);
}

/**
 * What somebody has typed and not sent, per person, conversation and browser: the same in each of its tabs. It outlives a
 * reload and the end of a session. So does the answer of which nobody knows yet whether it arrived: it stays at the beginning
 * of the draft, and is sent with the same key again.
 */
export function draftIn(person: string, conversationId: string) {
  const ofText = `kanal.draft.${person}.${conversationId}`;
  const ofAnswer = `kanal.answer.${person}.${conversationId}`;
  const openAnswer = () => answerFrom(read(ofAnswer));
  // Another tab may have sent the same before, and something else since.
  const isOpen = (key: string) => openAnswer()?.key === key;
  return {
    text: () => read(ofText),
    openAnswer,
    change: (text: string) => {
      if (!text.startsWith(openAnswer()?.text ?? '')) {
        write(ofAnswer, '');
      }
      write(ofText, text);
    },
    sending: (answer: Answer) => write(ofAnswer, JSON.stringify(answer)),
    refused: ({ key }: Answer) => {
      if (isOpen(key)) {
        write(ofAnswer, '');
      }
    },
    /** What was typed after it stays. */
    arrived: ({ key, text }: Answer) => {
      if (isOpen(key)) {
        write(ofAnswer, '');
        write(ofText, read(ofText).slice(text.length).trimStart());
      }
    },
  };
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
