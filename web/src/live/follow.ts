import { get } from '../api/client';
import { liveEventOf, liveKinds, type LiveEvent } from './events';

const NAME = 'kanal-live';
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

/** Who hears what comes over the stream. */
export interface Follower {
  readonly onEvent: (event: LiveEvent) => void;
  readonly onConnected: (connected: boolean) => void;
}

type Note =
  | { readonly note: 'event'; readonly event: LiveEvent }
  | { readonly note: 'connected'; readonly connected: boolean }
  | { readonly note: 'hello' };

/**
 * Follows the server's stream with all tabs of this browser together: the one that holds the lock opens it and tells the others.
 * When that tab closes, the lock goes to the next. Answers how to stop.
 */
export function followLive(follower: Follower): () => void {
  const bus = new BroadcastChannel(NAME);
  const end = new AbortController();
  let leading = false;
  let connected = false;

  bus.onmessage = ({ data }: MessageEvent<Note>) => {
    if (data.note === 'event') {
      follower.onEvent(data.event);
    } else if (data.note === 'connected') {
      follower.onConnected(data.connected);
    } else if (leading) {
      bus.postMessage({ note: 'connected', connected } satisfies Note);
    }
  };
  bus.postMessage({ note: 'hello' } satisfies Note);

  const lead = () => {
    leading = true;
    return openStream(
      {
        onEvent: (event) => {
          bus.postMessage({ note: 'event', event } satisfies Note);
          follower.onEvent(event);
        },
        onConnected: (now) => {
          connected = now;
          bus.postMessage({ note: 'connected', connected } satisfies Note);
          follower.onConnected(now);
        },
      },
      end.signal,
    );
  };
  // Plain http on another machine has no locks: there each tab has a stream of its own.
  const locks = (navigator as { locks?: LockManager }).locks;
  const led = locks ? locks.request(NAME, { signal: end.signal }, lead) : lead();
  led.catch(() => undefined);

  return () => {
    end.abort();
    bus.close();
  };
}

/** Keeps a stream open until the end. */
function openStream(follower: Follower, end: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    let source: EventSource | undefined;
    let pause = FIRST_PAUSE_MS;
    let timer: ReturnType<typeof setTimeout> | undefined;

    const open = () => {
      const opened = new EventSource('/api/events');
      source = opened;
      opened.onopen = () => {
        pause = FIRST_PAUSE_MS;
        follower.onConnected(true);
      };
      opened.onerror = () => {
        follower.onConnected(false);
        // The browser connects again by itself, but not after an answer that is no stream.
        if (opened.readyState === EventSource.CLOSED) {
          timer = setTimeout(reopen, pause);
          pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
        }
      };
      for (const kind of liveKinds) {
        opened.addEventListener(kind, ({ data }: MessageEvent<string>) =>
          follower.onEvent(liveEventOf(kind, data)),
        );
      }
    };
    // A stream does not tell why it was refused; this call does, and opens the sign-in where the session has ended.
    const reopen = () => {
      void get('/api/auth/me')
        .catch(() => undefined)
        .then(() => {
          if (!end.aborted) {
            open();
          }
        });
    };
    end.addEventListener('abort', () => {
      clearTimeout(timer);
      source?.close();
      resolve();
    });
    open();
  });
}
