import { useCallback, useEffect, useState } from 'react';
import { useUser } from '../session/session';

/**
 * What somebody has typed and not sent, per person, conversation and browser: the same in each of its tabs. It outlives a
 * reload and the end of a session.
 */
export function useDraft(conversationId: string) {
  const { id: person } = useUser();
  const place = placeOf(person, conversationId);
  const [draft, setDraft] = useState(() => ({ place, text: read(place) }));
  const text = draft.place === place ? draft.text : read(place);
  useEffect(() => {
    const hear = ({ key, newValue }: StorageEvent) => {
      if (key === place) {
        setDraft({ place, text: newValue ?? '' });
      }
    };
    window.addEventListener('storage', hear);
    return () => window.removeEventListener('storage', hear);
  }, [place]);
  const change = useCallback(
    (next: string) => {
      write(place, next);
      setDraft({ place, text: next });
    },
    [place],
  );
  return { text, change };
}

/** What somebody has typed in a conversation and not sent. */
export function draftOf(person: string, conversationId: string): string {
  return read(placeOf(person, conversationId));
}

function placeOf(person: string, conversationId: string): string {
  return `kanal.draft.${person}.${conversationId}`;
}

function read(place: string): string {
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
  } catch {
    // A browser that keeps nothing has the draft until the page is left.
  }
}
