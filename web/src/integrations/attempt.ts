import { useEffect } from 'react';
import { hasEnded, useConnection } from './api';

const PLACE = 'kanal.attempt';
const REMEMBERED = 5;

/** The way by which an account is connected. */
type Method = 'LOGIN' | 'DEVELOPER_APP';

/**
 * An attempt to connect, by a page that shows how it ends. From when X is asked about the account until the end has been
 * shown, this browser remembers it: whoever leaves the page meets it again in Integrations.
 */
export function useAttempt(id: string | undefined, method: Method) {
  const attempt = useConnection(id);
  const connection = attempt.data;
  const checking = connection?.state === 'VERIFYING';
  const ended = connection && hasEnded(connection);
  useEffect(() => {
    if (id && checking) {
      keep({ id, method });
    }
    return id && ended ? whenSeen(() => forgetAttempt(id)) : undefined;
  }, [id, method, checking, ended]);
  return attempt;
}

/** Acts as soon as somebody looks at this tab. Answers how to let it be. */
function whenSeen(act: () => void): () => void {
  const look = () => {
    if (document.visibilityState === 'visible') {
      stop();
      act();
    }
  };
  const stop = () => document.removeEventListener('visibilitychange', look);
  document.addEventListener('visibilitychange', look);
  look();
  return stop;
}

/** An attempt whose end nobody has seen. */
export interface LeftAttempt {
  readonly id: string;
  readonly method: Method;
}

/** The attempts whose end nobody has seen, the last one first. */
export function leftAttempts(): readonly LeftAttempt[] {
  try {
    return JSON.parse(localStorage.getItem(PLACE) ?? '[]') as LeftAttempt[];
  } catch {
    return [];
  }
}

/** Hears when another tab of this browser remembers or forgets attempts. Answers how to stop. */
export function hearAttempts(listener: () => void): () => void {
  const hear = ({ key }: StorageEvent) => {
    if (key === PLACE) {
      listener();
    }
  };
  window.addEventListener('storage', hear);
  return () => window.removeEventListener('storage', hear);
}

/** Somebody has seen how it ended. Others that are left stay remembered. */
export function forgetAttempt(id: string): void {
  write(leftAttempts().filter((each) => each.id !== id));
}

function keep(attempt: LeftAttempt): void {
  write([attempt, ...leftAttempts().filter((each) => each.id !== attempt.id)].slice(0, REMEMBERED));
}

function write(attempts: readonly LeftAttempt[]): void {
  try {
    if (attempts.length === 0) {
      localStorage.removeItem(PLACE);
    } else {
      localStorage.setItem(PLACE, JSON.stringify(attempts));
    }
  } catch {
    // A browser that keeps nothing shows how it ends only where it was begun.
  }
}
