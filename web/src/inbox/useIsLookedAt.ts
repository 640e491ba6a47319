import { useEffect, useSyncExternalStore } from 'react';
import { holdLock, isHeld } from './locks';

const LOOKED_AT = 'kanal-looked-at';

/** Whether this tab is in sight and has the keyboard. */
export function useIsLookedAt(): boolean {
  return useSyncExternalStore(listen, isLookedAt);
}

/** Lets the other tabs of this browser know while this one is looked at. */
export function useSayLookedAt(): void {
  const lookedAt = useIsLookedAt();
  useEffect(() => (lookedAt ? holdLock(LOOKED_AT, 'shared') : undefined), [lookedAt]);
}

/** Whether any tab of this browser is looked at; this one only where tabs cannot know of each other. */
export async function isSomeTabLookedAt(): Promise<boolean> {
  return isLookedAt() || (await isHeld(LOOKED_AT));
}

function isLookedAt(): boolean {
  return document.visibilityState === 'visible' && document.hasFocus();
}

function listen(listener: () => void): () => void {
  document.addEventListener('visibilitychange', listener);
  window.addEventListener('focus', listener);
  window.addEventListener('blur', listener);
  return () => {
    document.removeEventListener('visibilitychange', listener);
    window.removeEventListener('focus', listener);
    window.removeEventListener('blur', listener);
  };
}
