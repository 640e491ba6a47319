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
  | { readonly kind: 'refused'; readonly attempt: string; readonly code: string; readonly message: string }
  | { readonly kind: 'returned'; readonly connectionId: string };

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

/** The page of ours that asks for the address at X and goes on to it. */
export function connectingPage(attempt: string, historyDays: number): string {
  return `/connecting?${new URLSearchParams({ attempt, days: String(historyDays) }).toString()}`;
}
