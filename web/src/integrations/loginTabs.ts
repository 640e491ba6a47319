const NAME = 'kanal-connecting';

/** What the tab that goes to X tells the tab where it was asked for. */
export type LoginNote =
  | {
      readonly kind: 'begun';
      readonly attempt: string;
      readonly connectionId: string;
      readonly authorizeUrl: string;
      readonly expiresAt: string;
    }
  | {
      readonly kind: 'refused';
      readonly attempt: string;
      readonly code: string;
      readonly message: string;
      readonly remedy?: string | undefined;
    }
  | { readonly kind: 'returned'; readonly connectionId: string }
  | CalledOff;

interface CalledOff {
  readonly kind: 'calledOff';
  readonly attempt: string;
}

/** Tells the other tabs of this browser. */
export function tellTabs(note: LoginNote): void {
  const bus = new BroadcastChannel(NAME);
  bus.postMessage(note);
  bus.close();
}

/** Hears what other tabs tell. Answers how to stop. */
export function hearTabs(listener: (note: LoginNote) => void): () => void {
  const bus = new BroadcastChannel(NAME);
  bus.onmessage = ({ data }: MessageEvent<LoginNote>) => listener(data);
  return () => bus.close();
}

const CALLED_OFF = 'kanal.calledOff';
const REMEMBERED = 20;
const calledOffHere = new Set<string>();

/** Calls an attempt off for every tab: also for one that is still to be loaded, and hears nothing yet. */
export function callOff(attempt: string): void {
  calledOffHere.add(attempt);
  try {
    localStorage.setItem(CALLED_OFF, JSON.stringify([attempt, ...kept()].slice(0, REMEMBERED)));
  } catch {
    // In a browser that keeps nothing, this tab ends the login when it hears of it.
  }
  tellTabs({ kind: 'calledOff', attempt });
}

/** Whether somebody has called an attempt off. */
export function isCalledOff(attempt: string): boolean {
  return calledOffHere.has(attempt) || kept().includes(attempt);
}

function kept(): readonly string[] {
  try {
    return JSON.parse(localStorage.getItem(CALLED_OFF) ?? '[]') as string[];
  } catch {
    return [];
  }
}

/** The page of ours that asks for the address at X and goes on to it. */
export function connectingPage(attempt: string, historyDays: number): string {
  return `/connecting?${new URLSearchParams({ attempt, days: String(historyDays) }).toString()}`;
}
