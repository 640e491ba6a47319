import { http } from 'msw';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { onSessionEnd } from '../api/client';
import { problem, server } from '../testing/server';
import type { LiveEvent } from './events';
import { followLive } from './follow';

/** A stream that a test speaks through. */
class Stream {
  static opened: Stream[] = [];
  static readonly CLOSED = 2;
  readyState = 0;
  onopen?: () => void;
  onerror?: () => void;
  closed = false;
  private readonly listeners = new Map<string, (event: { data: string }) => void>();

  constructor(readonly address: string) {
    Stream.opened.push(this);
  }

  addEventListener(kind: string, listener: (event: { data: string }) => void) {
    this.listeners.set(kind, listener);
  }

  say(kind: string, data: object) {
    this.listeners.get(kind)?.({ data: JSON.stringify(data) });
  }

  refuse() {
    this.readyState = Stream.CLOSED;
    this.onerror?.();
  }

  close() {
    this.closed = true;
  }
}

/** One lock for all tabs, as a browser has it. */
function locks() {
  let holders: Promise<unknown> = Promise.resolve();
  return {
    request: (_: string, { signal }: { signal: AbortSignal }, held: () => Promise<void>) => {
      const next = holders.then(() => (signal.aborted ? undefined : held()));
      holders = next;
      return next;
    },
  };
}

const stops: (() => void)[] = [];

function tab() {
  const heard: LiveEvent[] = [];
  const connected: boolean[] = [];
  const stop = followLive({
    onEvent: (event) => heard.push(event),
    onConnected: (now) => connected.push(now),
  });
  stops.push(stop);
  return { heard, connected, stop };
}

const stream = (place: number) => {
  const found = Stream.opened[place];
  if (!found) {
    throw new Error(`There is no stream ${place}.`);
  }
  return found;
};

beforeEach(() => {
  Stream.opened = [];
  vi.stubGlobal('EventSource', Stream);
  Object.defineProperty(navigator, 'locks', { value: locks(), configurable: true });
});

afterEach(() => {
  stops.splice(0).forEach((stop) => stop());
  vi.unstubAllGlobals();
});

describe('the live stream', () => {
  it('is one for all tabs, and all of them hear it', async () => {
    const first = tab();
    const second = tab();
    await vi.waitFor(() => expect(Stream.opened).toHaveLength(1));

    stream(0).onopen?.();
    stream(0).say('channel', { id: 'c1' });

    const event = { kind: 'channel', ids: { id: 'c1' } };
    expect(first.heard).toEqual([event]);
    await vi.waitFor(() => expect(second.heard).toEqual([event]));
    await vi.waitFor(() => expect(second.connected.at(-1)).toBe(true));
    expect(Stream.opened).toHaveLength(1);
  });

  it('goes to another tab when the one that has it closes', async () => {
    const first = tab();
    const second = tab();
    await vi.waitFor(() => expect(Stream.opened).toHaveLength(1));

    first.stop();

    await vi.waitFor(() => expect(Stream.opened).toHaveLength(2));
    expect(stream(0).closed).toBe(true);
    stream(1).say('reset', {});
    expect(second.heard).toEqual([{ kind: 'reset', ids: {} }]);
  });

  it('tells a tab that comes later that it is there', async () => {
    tab();
    await vi.waitFor(() => expect(Stream.opened).toHaveLength(1));
    stream(0).onopen?.();

    const late = tab();

    await vi.waitFor(() => expect(late.connected).toEqual([true]));
  });

  it('is opened anew after it was refused, and tells when the session has ended', async () => {
    server.use(http.get('/api/auth/me', () => problem(401, 'session-ended')));
    const ended = vi.fn();
    stops.push(onSessionEnd(ended));
    const { connected } = tab();
    await vi.waitFor(() => expect(Stream.opened).toHaveLength(1));

    stream(0).onopen?.();
    stream(0).refuse();
    expect(connected).toEqual([true, false]);

    await vi.waitFor(() => expect(Stream.opened).toHaveLength(2), { timeout: 5_000 });
    expect(ended).toHaveBeenCalledOnce();
  });
});
