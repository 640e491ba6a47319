import { act, screen, waitFor, within } from '@testing-library/react';
import { delay, http, HttpResponse } from 'msw';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { zoneIn } from '../format/zone';
import { problem } from '../testing/server';
import { channelWith, conversationWith, giveSize, messageWith, openInbox } from './fixtures';

beforeEach(() => {
  giveSize();
  vi.spyOn(document, 'hasFocus').mockReturnValue(true);
});
afterEach(() => vi.restoreAllMocks());

describe('the inbox', () => {
  let asked: URLSearchParams[] = [];
  const found = (wish: URLSearchParams) => {
    asked.push(wish);
    return [conversationWith()];
  };
  beforeEach(() => {
    asked = [];
  });

  it('opens on who waits', async () => {
    openInbox('/inbox', { found });

    expect(await screen.findByRole('link', { name: /Budi Santoso/ })).toHaveTextContent('Masih buka?');
    expect(screen.getByText(`Times in ${zoneIn('en', new Date())}`)).toBeVisible();
    expect(asked[0]?.get('filter')).toBe('waiting');
    expect(screen.getByRole('radio', { name: 'Waiting' })).toBeChecked();
  });

  it('asks for what is chosen and looked for, when somebody pauses', async () => {
    const { user } = openInbox('/inbox', { found });

    await user.click(await screen.findByRole('radio', { name: 'All' }));
    await user.type(screen.getByRole('searchbox', { name: 'Search conversations' }), 'kopi susu');

    await waitFor(() => expect(asked.at(-1)?.get('q')).toBe('kopi susu'));
    expect(asked.at(-1)?.get('filter')).toBe('all');
    expect(asked.length).toBeLessThan(6);
  });

  it('does not go back to an older filter when somebody chooses one while the search still pauses', async () => {
    const { user } = openInbox('/inbox', { found });

    await user.type(await screen.findByRole('searchbox', { name: 'Search conversations' }), 'k');
    await user.click(screen.getByRole('radio', { name: 'All' }));

    await waitFor(() => expect(asked.at(-1)?.get('q')).toBe('k'));
    expect(asked.at(-1)?.get('filter')).toBe('all');
    expect(screen.getByRole('radio', { name: 'All' })).toBeChecked();
  });

  it('shows who waits though nobody tells about the channels', async () => {
    openInbox('/inbox', { found, answers: [http.get('/api/channels', () => delay('infinite'))] });

    expect(await screen.findByRole('link', { name: /Budi Santoso/ }, { timeout: 5_000 })).toBeVisible();
  });

  it('says that it does not know the channels, and asks again on request', async () => {
    let times = 0;
    const answer = () => {
      times += 1;
      return times === 1 ? problem(503, 'unavailable') : HttpResponse.json({ items: [channelWith()] });
    };
    const { user } = openInbox('/inbox', { found, answers: [http.get('/api/channels', answer)] });

    const alert = await screen.findByRole('alert');
    expect(screen.getByRole('link', { name: /Budi Santoso/ })).toBeVisible();
    await user.click(within(alert).getByRole('button', { name: 'Try again' }));

    await waitFor(() => expect(screen.queryByRole('alert')).not.toBeInTheDocument());
  });

  it('says of when it is, while nobody tells what is new', async () => {
    let isDown = false;
    const conversations = http.get('/api/inbox/conversations', () =>
      isDown ? problem(503, 'unavailable') : HttpResponse.json({ items: [conversationWith()] }),
    );
    const { user, queries } = openInbox('/inbox', { answers: [conversations] });
    await screen.findByRole('link', { name: /Budi Santoso/ });

    isDown = true;
    await queries.invalidateQueries();
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent(/^This is how it was at \d\d:\d\d:\d\d .*; what is new/);
    expect(screen.getByRole('link', { name: /Budi Santoso/ })).toBeVisible();

    isDown = false;
    await user.click(within(alert).getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(screen.queryByRole('alert')).not.toBeInTheDocument());
  });

  it('says that nobody waits, and why else nothing is there', async () => {
    openInbox('/inbox', { found: () => [] });

    expect(await screen.findByRole('heading', { name: 'Nobody is waiting' })).toBeVisible();
  });

  it('tells whoever may connect an account that there is none', async () => {
    openInbox('/inbox', { found: () => [], channels: [] });

    expect(await screen.findByRole('link', { name: 'Add Twitter Account' })).toHaveAttribute(
      'href',
      '/integrations/twitter',
    );
  });

  it('says of a troubled channel what the matter is and who can help', async () => {
    const statusCause = { code: 'out-of-credit', actor: 'X_ACCOUNT_HOLDER' } as const;
    openInbox('/inbox', { channels: [channelWith({ status: 'OUT_OF_CREDIT', statusCause })] });

    const banner = await screen.findByRole('region', { name: 'Trouble with @kopi_senja' });
    expect(banner).toHaveTextContent('The app has no credit at X');
    expect(banner).toHaveTextContent('Whoever holds the account or app at X can help.');
  });
});

describe('an organisation with very many accounts', () => {
  it('hears of the trouble of each', async () => {
    const paused = { status: 'PAUSED', statusCause: { code: 'paused', actor: 'SUPERVISOR' } } as const;
    const pages = http.get('/api/channels', ({ request }) =>
      HttpResponse.json(
        new URL(request.url).searchParams.has('cursor')
          ? { items: [channelWith({ id: 'last', handle: 'last_one', ...paused })] }
          : { items: [channelWith()], nextCursor: 'more' },
      ),
    );
    openInbox('/inbox', { answers: [pages] });

    expect(await screen.findByRole('region', { name: 'Trouble with @last_one' })).toBeVisible();
  });
});

describe('an open conversation', () => {
  let reads: unknown[] = [];
  const read = http.post('/api/inbox/conversations/:id/read', async ({ request }) => {
    reads.push(await request.json());
    return new HttpResponse(null, { status: 204 });
  });
  beforeEach(() => {
    reads = [];
  });

  it('is marked as read up to its newest message', async () => {
    openInbox('/inbox/c-budi', { messages: [messageWith('m2'), messageWith('m1')], answers: [read] });

    await waitFor(() => expect(reads).toContainEqual({ upTo: 'm2' }));
  });

  it('is marked as read also when that fails at first', async () => {
    const failing = http.post('/api/inbox/conversations/:id/read', () => problem(503, 'unavailable'), {
      once: true,
    });
    openInbox('/inbox/c-budi', { messages: [messageWith('m1')], answers: [failing, read] });

    await waitFor(() => expect(reads).toContainEqual({ upTo: 'm1' }), { timeout: 5_000 });
  });

  it('shows what came since it was open the last time, as new', async () => {
    const siti = { id: '2', handle: 'siti', displayName: 'Siti Rahayu', avatarUrl: null };
    const other = conversationWith({ id: 'c-siti', customer: siti, unreadCount: 0 });
    let messages = [messageWith('m1')];
    let unreadCount = 0;
    const { user } = openInbox('/inbox/c-budi', {
      found: () => [conversationWith({ unreadCount }), other],
      answers: [
        http.get('/api/inbox/conversations/:id', ({ params }) =>
          HttpResponse.json(params['id'] === other.id ? other : conversationWith({ unreadCount })),
        ),
        http.get('/api/inbox/conversations/:id/messages', () => HttpResponse.json({ items: messages })),
      ],
    });
    expect(await screen.findByText('Text of m1')).toBeVisible();
    expect(screen.queryByText('New since you last looked')).not.toBeInTheDocument();

    await user.click(screen.getByRole('link', { name: /Siti Rahayu/ }));
    await screen.findByRole('textbox', { name: 'Your answer to Siti Rahayu' });
    messages = [messageWith('m2'), ...messages];
    unreadCount = 1;
    await user.click(screen.getByRole('link', { name: /Budi Santoso/ }));

    expect(await screen.findByText('New since you last looked')).toBeVisible();
    expect(screen.getByText('Text of m2')).toBeVisible();
  });

  it('shows no empty bubble for letters that nobody sees', async () => {
    openInbox('/inbox/c-budi', {
      conversation: conversationWith({
        last: { text: ' \u200b', direction: 'INBOUND', sentAt: '2026-11-22T05:00:00Z' },
      }),
      messages: [messageWith('m1', { text: ' \u200b\n\u2800' })],
    });

    const pane = await screen.findByRole('region', { name: 'Messages with Budi Santoso' });
    expect(await within(pane).findByText('A message without text')).toBeVisible();
    expect(screen.getByRole('link', { name: /Budi Santoso/ })).toHaveTextContent('A message without text');
  });

  it('is not marked as read while nobody looks', async () => {
    const looks = vi.spyOn(document, 'hasFocus').mockReturnValue(false);
    let messages = [messageWith('m1')];
    const { queries } = openInbox('/inbox/c-budi', {
      answers: [
        read,
        http.get('/api/inbox/conversations/:id/messages', () => HttpResponse.json({ items: messages })),
      ],
    });
    expect(await screen.findByText('Text of m1')).toBeVisible();

    messages = [messageWith('m2'), ...messages];
    await queries.invalidateQueries();
    expect(await screen.findByText('Text of m2')).toBeVisible();
    looks.mockReturnValue(true);
    act(() => void window.dispatchEvent(new Event('focus')));

    await waitFor(() => expect(reads).toEqual([{ upTo: 'm2' }]));
  });

  it('shows a card instead of an empty bubble, and what cannot be shown', async () => {
    openInbox('/inbox/c-budi', {
      messages: [
        messageWith('m3', { type: 'UNKNOWN_EVENT', text: 'English', openAtX: 'https://x.com/messages/1' }),
        messageWith('m2', {
          text: '',
          attachments: [{ type: 'PHOTO', openAtX: 'https://x.com/messages/2' }],
        }),
        messageWith('m1', { type: 'PARTICIPANTS_CHANGED', joined: [{ id: '2', handle: 'siti' }] }),
      ],
    });

    expect(await screen.findByRole('link', { name: /^Photo, open at X/ })).toHaveAttribute(
      'href',
      'https://x.com/messages/2',
    );
    expect(screen.getByRole('link', { name: /^Cannot be shown yet, open at X/ })).toBeVisible();
    expect(screen.getByText('@siti joined')).toBeVisible();
    expect(screen.queryByText('English')).not.toBeInTheDocument();
  });

  it('shows where a short address leads, and nothing but addresses of the web', async () => {
    const links = [
      { url: 'https://t.co/a', expandedUrl: 'https://kopi.example/menu', displayUrl: 'kopi.example/menu' },
      { url: 'https://t.co/b', expandedUrl: 'javascript:alert(1)', displayUrl: 'harmless' },
    ];
    openInbox('/inbox/c-budi', {
      messages: [messageWith('m1', { text: 'Lihat https://t.co/a dan https://t.co/b.', links })],
    });

    expect(await screen.findByRole('link', { name: /kopi.example/ })).toHaveAttribute(
      'href',
      'https://kopi.example/menu',
    );
    expect(screen.getByRole('link', { name: /harmless/ })).toHaveAttribute('href', 'https://t.co/b');
  });

  it('tells which conversation is not there', async () => {
    const notFound = http.get('/api/inbox/conversations/:id', () => problem(404, 'not-found'));
    openInbox('/inbox/c-budi', { answers: [notFound] });

    expect(await screen.findByRole('heading', { name: 'There is no such conversation' })).toBeVisible();
  });
});

describe('what is known about the customer', () => {
  const room = Object.assign(new EventTarget(), { matches: true });
  const become = (wide: boolean) =>
    act(() => {
      room.matches = wide;
      room.dispatchEvent(new Event('change'));
    });
  const about = () => screen.queryByRole('complementary', { name: 'About this conversation' });

  it('is there where the screen has room, and goes when the room ends', async () => {
    vi.spyOn(window, 'matchMedia').mockReturnValue(room as unknown as MediaQueryList);
    const { user } = openInbox('/inbox/c-budi');
    const button = await screen.findByRole('button', { name: 'About this conversation' });
    expect(about()).toBeVisible();

    become(false);
    expect(about()).not.toBeInTheDocument();

    await user.click(button);
    expect(about()).toBeVisible();
    become(true);
    expect(about()).toBeVisible();
  });
});
