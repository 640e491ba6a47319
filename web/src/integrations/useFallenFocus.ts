import { useCallback, useEffect, useRef } from 'react';
import { isNowhere } from '../app/useFocusKept';

/**
 * Where a part of the page takes the place of another, the keyboard goes on there: what had it may have gone.
 *
 * @param shown what stands there now; undefined while that is not known, when nobody can have been there
 * @returns for the part that stands there now
 */
export function useFallenFocus(shown: string | undefined): (part: HTMLElement | null) => void {
  const current = useRef<HTMLElement>(null);
  const before = useRef(shown);
  useEffect(() => {
    const holder = document.activeElement;
    // A field that is disabled holds it a moment longer.
    const isFallen = holder === document.body || holder?.matches(':disabled');
    if (before.current !== undefined && before.current !== shown && isFallen) {
      current.current?.focus({ preventScroll: true });
    }
    before.current = shown;
  }, [shown]);
  return useCallback((part) => {
    current.current = part;
  }, []);
}

/** Where a part of the page has gone and nothing took its place, the keyboard goes on at the page. */
export function catchFocus(): void {
  if (isNowhere()) {
    document.getElementById('content')?.focus({ preventScroll: true });
  }
}
