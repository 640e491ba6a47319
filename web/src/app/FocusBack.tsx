import { useEffect, useState, type ReactNode } from 'react';

/** What is shown here takes the focus; afterwards it goes back to what had it, or to the button whose menu had it. */
export function FocusBack({ children }: { children: ReactNode }) {
  const [opener] = useState(() => openerOf(document.activeElement));
  useEffect(() => () => opener?.focus(), [opener]);
  return children;
}

function openerOf(focused: Element | null): HTMLElement | null {
  const menu = focused?.closest('[role="menu"]');
  const opener = menu ? document.querySelector(`[aria-controls="${menu.id}"]`) : focused;
  return opener instanceof HTMLElement ? opener : null;
}
