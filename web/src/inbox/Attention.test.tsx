import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keys } from '../api/keys';
import { channelWith, readingWith } from '../integrations/fixtures';
import { IntegrationsPage } from '../integrations/IntegrationsPage';
import { show } from '../testing/render';
import { server, supervisor } from '../testing/server';
import { Attention } from './Attention';
import { conversationWith } from './fixtures';
import type { Conversation, LineType } from './model';

describe('The count of what is unread', () => {
  it('stands in the title of every page, also of one that shows the same channels', async () => {
    document.title = 'Kanal';
    server.use(
      http.get('/api/channels', () => HttpResponse.json({ items: [channelWith()] })),
      http.get('/api/inbox/channels', () => HttpResponse.json({ items: [readingWith({ unreadCount: 2 })] })),
      http.get('/api/integrations/disconnections', () => HttpResponse.json({ items: [] })),
    );

    show(
      <>
        <IntegrationsPage />
        <Attention />
      </>,
      '/integrations',
      (queries) => queries.setQueryData(keys.me, supervisor),
    );

    expect(await screen.findByText(/^Complete up to/)).toBeVisible();
    await waitFor(() => expect(document.title).toMatch(/^\(2\) /));
  });
});

/** The locks of a browser; those of its other tabs are in `held` before. */
function locks(held: readonly string[] = []) {
  const names = new Set(held);
  const waiting = new Map<string, () => void>();
  return {
    waiting,
    close: (name: string) => {
      names.delete(name);
      waiting.get(name)?.();
    },
    query: () => Promise.resolve({ held: [...names].map((name) => ({ name })) }),
    request: async (name: string, _options: unknown, work: () => Promise<void>) => {
      if (names.has(name)) {
        await new Promise<void>((resolve) => waiting.set(name, resolve));
      }
      names.add(name);
      await work();
      names.delete(name);
    },
  };
}

describe('A note on what a customer wrote', () => {
  const notes = vi.fn();
  let unread = 1;
  let conversations: readonly Conversation[] = [];
  let asked = 0;

  /** As the browser says whether somebody has touched this tab. */
  const userActivation = { hasBeenActive: false };
  const beUntouched = () =>
    Object.defineProperty(navigator, 'userActivation', { value: userActivation, configurable: true });
  const share = (value: unknown) => Object.defineProperty(navigator, 'locks', { value, configurable: true });

  async function hearOfOneMore() {
    const { queries } = show(<Attention />, '/', (each) => each.setQueryData(keys.me, supervisor));
    await waitFor(() => expect(document.title).toMatch(/^\(1\) /));
    return async () => {
      unread += 1;
      await act(() => queries.refetchQueries({ queryKey: keys.inboxChannels }));
      await waitFor(() => expect(document.title).toMatch(new RegExp(`^\\(${unread}\\) `)));
    };
  }

  beforeEach(() => {
    unread = 1;
    userActivation.hasBeenActive = false;
    notes.mockClear();
    conversations = [conversationWith()];
    vi.spyOn(document, 'hasFocus').mockReturnValue(false);
    localStorage.setItem('kanal.alerts', JSON.stringify({ sound: false, notifications: true }));
    vi.stubGlobal(
      'Notification',
      class {
        static permission = 'granted';
        onclick = null;
        constructor(title: string, { body }: NotificationOptions) {
          notes(title, body);
        }
      },
    );
    server.use(
      http.get('/api/inbox/channels', () =>
        HttpResponse.json({ items: [readingWith({ unreadCount: unread })] }),
      ),
      http.get('/api/inbox/conversations', () => {
        asked += 1;
        return HttpResponse.json({ items: conversations });
      }),
    );
  });
  afterEach(() => {
    vi.restoreAllMocks();
    Reflect.deleteProperty(window, 'Notification');
    Reflect.deleteProperty(navigator, 'locks');
    Reflect.deleteProperty(navigator, 'userActivation');
  });

  it('passes over a conversation that we answered last', async () => {
    const last = { text: 'Ya, masih', direction: 'OUTBOUND', sentAt: '2026-11-22T05:01:00Z' } as const;
    const siti = { id: '2', displayName: 'Siti Aminah' };
    conversations = [conversationWith({ id: 'c-siti', customer: siti, last }), conversationWith()];

    await (
      await hearOfOneMore()
    )();

    await waitFor(() => expect(notes).toHaveBeenCalledWith(expect.stringContaining('Budi'), 'Masih buka?'));
  });

  it('says what came where nothing is written', async () => {
    const last = { text: '', direction: 'INBOUND', sentAt: '2026-11-22T05:01:00Z' } as const;
    conversations = [conversationWith({ last })];

    await (
      await hearOfOneMore()
    )();

    await waitFor(() => expect(notes).toHaveBeenCalledWith(expect.anything(), 'Photo or other attachment'));
  });

  it('comes from a tab that nobody has touched where there is no other', async () => {
    share(locks());
    beUntouched();

    await (
      await hearOfOneMore()
    )();

    await waitFor(() => expect(notes).toHaveBeenCalledOnce());
  });

  it('is left to a tab that somebody has touched, for only that one can sound', async () => {
    const shared = locks(['kanal-alerter']);
    share(shared);
    beUntouched();
    const another = await hearOfOneMore();
    await another();

    shared.close('kanal-alerter');
    const last = { text: 'Halo lagi', direction: 'INBOUND', sentAt: '2026-11-22T05:01:00Z' } as const;
    conversations = [conversationWith({ last })];
    await another();

    await waitFor(() => expect(notes.mock.calls).toEqual([[expect.anything(), 'Halo lagi']]), {
      timeout: 8_000,
    });
  }, 12_000);

  it('is not repeated because we have answered who wrote since', async () => {
    const another = await hearOfOneMore();
    await another();
    await waitFor(() => expect(notes).toHaveBeenCalledOnce());

    const siti = { id: '2', displayName: 'Siti Aminah' };
    const answered = { text: 'Ya, masih', direction: 'OUTBOUND', sentAt: '2026-11-22T05:01:00Z' } as const;
    conversations = [conversationWith({ id: 'c-siti', customer: siti, last: answered }), conversationWith()];
    const before = asked;
    await another();
    await waitFor(() => expect(asked).toBeGreaterThan(before), { timeout: 8_000 });

    const asks = { text: 'Dan besok?', direction: 'INBOUND', sentAt: '2026-11-22T05:02:00Z' } as const;
    conversations = [conversationWith({ id: 'c-siti', customer: siti, last: asks }), conversationWith()];
    await another();

    await waitFor(() => expect(notes.mock.calls.map(([, text]) => String(text))).toContain('Dan besok?'), {
      timeout: 8_000,
    });
    expect(notes).toHaveBeenCalledTimes(2);
  }, 20_000);

  it('tells of each who wrote meanwhile, also of what comes late, and of nobody who only joined', async () => {
    const another = await hearOfOneMore();
    await another();
    await waitFor(() => expect(notes).toHaveBeenCalledOnce());

    const wrote = (id: string, text: string, sentAt: string, type: LineType = 'MESSAGE') =>
      conversationWith({ id, last: { type, text, direction: 'INBOUND', sentAt } });
    conversations = [
      wrote('c-group', 'People joined or left.', '2026-11-22T05:02:00Z', 'PARTICIPANTS_CHANGED'),
      wrote('c-rina', 'Ada warna biru?', '2026-11-22T05:01:00Z'),
      conversationWith(),
      wrote('c-siti', 'Kirim ke Bandung?', '2026-11-22T04:59:00Z'),
    ];
    await another();

    await waitFor(() => expect(notes).toHaveBeenCalledTimes(3), { timeout: 8_000 });
    expect(notes.mock.calls.map(([, text]) => String(text))).toEqual([
      'Masih buka?',
      'Kirim ke Bandung?',
      'Ada warna biru?',
    ]);
  }, 15_000);

  it('is not on what came while somebody looked', async () => {
    const another = await hearOfOneMore();
    await another();
    await waitFor(() => expect(notes).toHaveBeenCalledOnce());
    const wrote = (id: string, text: string, sentAt: string) =>
      conversationWith({ id, last: { text, direction: 'INBOUND', sentAt } });
    const seen = wrote('c-rina', 'Ada warna biru?', '2026-11-22T05:01:00Z');

    vi.spyOn(document, 'hasFocus').mockReturnValue(true);
    act(() => void window.dispatchEvent(new Event('focus')));
    conversations = [seen, conversationWith()];
    await another();
    vi.spyOn(document, 'hasFocus').mockReturnValue(false);
    act(() => void window.dispatchEvent(new Event('blur')));
    conversations = [wrote('c-siti', 'Kirim ke Bandung?', '2026-11-22T05:02:00Z'), seen, conversationWith()];
    await another();

    await waitFor(() => expect(notes).toHaveBeenCalledWith(expect.anything(), 'Kirim ke Bandung?'), {
      timeout: 8_000,
    });
    expect(notes).toHaveBeenCalledTimes(2);
  }, 15_000);

  it('comes from the tab that is touched first, though another one was open before', async () => {
    const shared = locks(['kanal-alerter-untouched']);
    share(shared);
    beUntouched();
    const another = await hearOfOneMore();
    expect((await shared.query()).held).not.toContainEqual({ name: 'kanal-alerter' });

    userActivation.hasBeenActive = true;
    fireEvent.pointerDown(document.body);
    expect((await shared.query()).held).toContainEqual({ name: 'kanal-alerter' });
    await another();

    await waitFor(() => expect(notes).toHaveBeenCalledOnce());
  });
});
