import { useEffect } from 'react';
import { hasEnded, useConnection } from './api';

const PLACE = 'kanal.attempt';

/**
 * An attempt to connect, by a page that shows how it ends. From when X is asked about the account until the end has been
 * shown, this browser remembers it: whoever leaves the page meets it again in Integrations.
 */
export function useAttempt(id: string | undefined) {
  const attempt = useConnection(id);
  const connection = attempt.data;
  const checking = connection?.state === 'VERIFYING';
  const ended = connection && hasEnded(connection);
  useEffect(() => {
    if (id && checking) {
      keep(id);
    } else if (id && ended) {
      forgetAttempt(id);
    }
  }, [id, checking, ended]);
  return attempt;
}

/** The attempt whose end nobody has seen. */
export function leftAttempt(): string | undefined {
  try {
    return localStorage.getItem(PLACE) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Somebody has seen how it ended. Another one that is left stays remembered. */
export function forgetAttempt(id: string): void {
  try {
    if (localStorage.getItem(PLACE) === id) {
      localStorage.removeItem(PLACE);
    }
  } catch {
    // Nothing was kept.
  }
}

function keep(id: string): void {
  try {
    localStorage.setItem(PLACE, id);
  } catch {
    // A browser that keeps nothing shows how it ends only where it was begun.
  }
}
