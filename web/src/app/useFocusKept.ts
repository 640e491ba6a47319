import { useEffect } from 'react';

/**
 * A button that waits for its answer is disabled, and a browser that draws it so takes the keyboard from it. Afterwards it gets
 * it back, unless somebody has gone on meanwhile: from nowhere the tabulator would leave an open popup.
 */
export function useFocusKept(): void {
  useEffect(() => {
    let last: EventTarget | null = null;
    const remember = ({ target }: FocusEvent) => {
      last = target;
    };
    const giveBack = (changes: readonly MutationRecord[]) => {
      const isOver = changes.some(({ target }) => target === last);
      if (isOver && last instanceof HTMLButtonElement && !last.disabled && isNowhere()) {
        last.focus();
      }
    };
    const observer = new MutationObserver(giveBack);
    observer.observe(document.body, { subtree: true, attributeFilter: ['disabled'] });
    document.addEventListener('focusin', remember);
    return () => {
      observer.disconnect();
      document.removeEventListener('focusin', remember);
    };
  }, []);
}

/** Whether no part of the page has the keyboard. */
export function isNowhere(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}
