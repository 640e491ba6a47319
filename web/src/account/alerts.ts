import { useSyncExternalStore } from 'react';

/** How somebody wants to hear of new messages in this browser. Both are off until they are chosen. */
export interface Alerts {
  readonly sound: boolean;
  readonly notifications: boolean;
}

const PLACE = 'kanal.alerts';
const OFF: Alerts = { sound: false, notifications: false };
const listeners = new Set<() => void>();
let kept: { readonly text: string | null; readonly alerts: Alerts } = { text: null, alerts: OFF };

/** The choice, and how to change it; other tabs follow. */
export function useAlerts(): readonly [Alerts, (next: Partial<Alerts>) => void] {
  const alerts = useSyncExternalStore(listen, readAlerts);
  return [alerts, (next) => write({ ...alerts, ...next })];
}

/** The choice as it is now. */
export function readAlerts(): Alerts {
  const text = read();
  if (text !== kept.text) {
    kept = { text, alerts: parse(text) };
  }
  return kept.alerts;
}

function parse(text: string | null): Alerts {
  try {
    const { sound, notifications } = JSON.parse(text ?? '{}') as Partial<Alerts>;
    return { sound: sound === true, notifications: notifications === true };
  } catch {
    return OFF;
  }
}

function read(): string | null {
  try {
    return localStorage.getItem(PLACE);
  } catch {
    return null;
  }
}

function write(alerts: Alerts): void {
  try {
    localStorage.setItem(PLACE, JSON.stringify(alerts));
  } catch {
    // A browser that keeps nothing stays silent.
  }
  listeners.forEach((listener) => listener());
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}
