import { useSyncExternalStore } from 'react';

/** Whether this tab is in sight and has the keyboard. */
export function useIsLookedAt(): boolean {
  return useSyncExternalStore(listen, isLookedAt);
}

/** The same, asked once. */
export function isLookedAt(): boolean {
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
