import { screen, waitFor } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { onSessionEnd } from '../api/client';
import { keys } from '../api/keys';
import { useSession } from '../session/session';
import { show } from '../testing/render';
import { problem, server, supervisor } from '../testing/server';
import type { Connection } from './api';
import { AddByLogin } from './AddByLogin';
import { channelWith, connectionId, connectionWith } from './fixtures';
import { isCalledOff, tellTabs } from './loginTabs';

afterEach(() => vi.restoreAllMocks());

const path = `/api/integrations/connections/${connectionId}`;

/** As a page behind the sign-in shows it. */
function Page(handlers: { onConnected: (channelId: string) => void; onUseApp: () => void }) {
  useSession();
  return <AddByLogin historyDays={7} {...handlers} />;
}

function showPage() {
  const onConnected = vi.fn();
  const onUseApp = vi.fn();
  const view = show(<Page onConnected={onConnected} onUseApp={onUseApp} />, '/', (queries) =>
    queries.setQueryData(keys.me, supervisor),
  );
  return { ...view, onConnected, onUseApp };
}

/** Presses the button and answers the attempt that the new tab was given. */
async function press(opened: Window | null = {} as Window) {
  const open = vi.spyOn(window, 'open').mockReturnValue(opened);
  const view = showPage();
  await view.user.click(screen.getByRole('button', { name: 'Login in Twitter' }));
  const address = new URL(String(open.mock.calls[0]?.[0]), 'http://localhost');
  const attempt = address.searchParams.get('attempt') ?? '';
  return { ...view, open, address, attempt };
}

function begin(attempt: string, id = connectionId) {
  tellTabs({
    kind: 'begun',
    attempt,
    connectionId: id,
    authorizeUrl: `https://x.test/oauth/authorize?oauth_token=${id}`,
    expiresAt: new Date(Date.now() + 900_000).toISOString(),
  });
}

describe('Login in Twitter', () => {
  it('opens a page of ours with the click itself', async () => {
    const { address, attempt, open } = await press();

    expect(open).toHaveBeenCalledOnce();
    expect(address.pathname).toBe('/connecting');
    expect(address.searchParams.get('days')).toBe('7');
    expect(attempt).toMatch(/^[0-9a-f]{32}$/);
  });

  it('offers that page as a link where popups are blocked', async () => {
    const { attempt } = await press(null);

    const link = screen.getByRole('link', { name: 'Open X in a new tab' });
    expect(link).toHaveAttribute('href', `/connecting?attempt=${attempt}&days=7`);
    expect(link).toHaveAttribute('target', '_blank');
  });

  it('waits, and goes on by itself when the other tab is back', async () => {
    let state = connectionWith();
    server.use(http.get(path, () => HttpResponse.json(state)));
    const { attempt, onConnected } = await press();

    begin(attempt);
    expect(await screen.findByText('Waiting for X')).toBeVisible();
    expect(screen.getByText(/Time left: 1[45]:\d\d/)).toBeVisible();
    expect(screen.getByRole('link', { name: 'Open the tab again' })).toHaveAttribute(
      'rel',
      'noopener noreferrer',
    );

    state = connectionWith({ state: 'CONNECTED', channelId: channelWith().id });
    tellTabs({ kind: 'returned', connectionId });

    await waitFor(() => expect(onConnected).toHaveBeenCalledWith(channelWith().id), { timeout: 2_000 });
  });

  it('also asks every three seconds, should the other tab never be heard of again', async () => {
    let state = connectionWith();
    server.use(http.get(path, () => HttpResponse.json(state)));
    const { attempt, onConnected } = await press();

    begin(attempt);
    await screen.findByText('Waiting for X');
    state = connectionWith({ state: 'CONNECTED', channelId: channelWith().id });

    await waitFor(() => expect(onConnected).toHaveBeenCalled(), { timeout: 5_000 });
  });

  it("is held up by what only who runs this installation can change, for the app is this installation's", async () => {
    const waitingFor = { code: 'out-of-credit' };
    server.use(http.get(path, () => HttpResponse.json(connectionWith({ state: 'VERIFYING', waitingFor }))));
    const { attempt } = await press();

    begin(attempt);

    expect(await screen.findByText(/Tell who runs Kanal for you to add credit/)).toBeVisible();
    expect(screen.queryByText(/developer console/)).not.toBeInTheDocument();
  });

  it('takes nothing of a login before along into the tab that it opens', async () => {
    server.use(http.get(path, () => HttpResponse.json(connectionWith({ state: 'CANCELLED' }))));
    const { attempt, user, open } = await press();
    begin(attempt);
    await screen.findByText(/The sign-in was cancelled/);
    sessionStorage.setItem('kanal.login', JSON.stringify({ attempt, begun: [] }));
    const taken = new Promise((resolve) =>
      open.mockImplementation(() => {
        resolve(sessionStorage.getItem('kanal.login'));
        return {} as Window;
      }),
    );

    await user.click(screen.getByRole('button', { name: 'Start again' }));

    expect(await taken).toBeNull();
  });

  it('can be cancelled', async () => {
    const cancelled = vi.fn();
    server.use(
      http.get(path, () => HttpResponse.json(connectionWith())),
      http.post(`${path}/cancel`, () => {
        cancelled();
        return new HttpResponse(null, { status: 202 });
      }),
    );
    const { attempt, user } = await press();

    begin(attempt);
    await screen.findByText('Waiting for X');
    await user.click(screen.getByRole('button', { name: 'Cancel' }));

    expect(await screen.findByRole('button', { name: 'Login in Twitter' })).toBeEnabled();
    expect(cancelled).toHaveBeenCalledOnce();
  });

  it('leaves nothing open when it is cancelled before the other tab has its address', async () => {
    const cancelled = vi.fn();
    server.use(
      http.post(`${path}/cancel`, () => {
        cancelled();
        return new HttpResponse(null, { status: 202 });
      }),
    );
    const { attempt, user } = await press();

    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    begin(attempt);

    await waitFor(() => expect(cancelled).toHaveBeenCalledOnce());
    expect(screen.getByRole('button', { name: 'Login in Twitter' })).toBeEnabled();
    expect(screen.queryByText('Waiting for X')).toBeNull();
  });

  it.each([
    ['CANCELLED', undefined, /The sign-in was cancelled/],
    ['EXPIRED', undefined, /The 15 minutes to connect the account ran out/],
    ['FAILED', { code: 'account-in-use' }, /This account is connected already/],
    ['FAILED', { code: 'other-browser' }, /answered in another browser.*Start again here/],
    ['FAILED', { code: 'app-keys-wrong' }, /this installation's app/],
    ['FAILED', { code: 'of-the-future', message: 'The moon was in the way.' }, /The moon was in the way/],
  ] as const)('says in plain words that it ended as %s, %j', async (state, failure, words) => {
    server.use(
      http.get(path, () => HttpResponse.json(connectionWith({ state, ...(failure ? { failure } : {}) }))),
    );
    const { attempt } = await press();

    begin(attempt);

    expect(await screen.findByText(words)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Start again' })).toBeEnabled();
  });

  describe('begun twice, as by a reload of the other tab', () => {
    const earlier = '33333333-3333-4333-8333-333333333333';
    const cancelled: string[] = [];
    const states = new Map<string, Partial<Connection>>();

    /** Two tabs are at X for the same attempt; the page shows the later one. */
    async function pressAndBeginTwice() {
      cancelled.length = 0;
      states.clear();
      server.use(
        http.get<{ id: string }>('/api/integrations/connections/:id', ({ params: { id } }) =>
          HttpResponse.json(connectionWith({ connectionId: id, ...states.get(id) })),
        ),
        http.post<{ id: string }>('/api/integrations/connections/:id/cancel', ({ params: { id } }) => {
          cancelled.push(id);
          return new HttpResponse(null, { status: 202 });
        }),
      );
      const view = await press();
      begin(view.attempt, earlier);
      begin(view.attempt);
      const link = await screen.findByRole('link', { name: 'Open the tab again' });
      await waitFor(() => expect(link).toHaveAttribute('href', expect.stringContaining(connectionId)));
      return view;
    }

    const comesBack = (id: string, more: Partial<Connection>) => {
      states.set(id, more);
      tellTabs({ kind: 'returned', connectionId: id });
    };

    it('goes on with whichever comes back', async () => {
      const { onConnected } = await pressAndBeginTwice();

      comesBack(earlier, { state: 'CONNECTED', channelId: channelWith().id });

      await waitFor(() => expect(onConnected).toHaveBeenCalledWith(channelWith().id));
    });

    it('goes on with whichever X agreed to, should its tab never be heard of again', async () => {
      const { onConnected } = await pressAndBeginTwice();

      states.set(earlier, { state: 'VERIFYING' });
      expect(await screen.findByText(/checking the account/, {}, { timeout: 5_000 })).toBeVisible();
      states.set(earlier, { state: 'CONNECTED', channelId: channelWith().id });

      await waitFor(() => expect(onConnected).toHaveBeenCalledWith(channelWith().id), { timeout: 5_000 });
    }, 15_000);

    it('says why it failed, should that tab never be heard of again', async () => {
      await pressAndBeginTwice();

      states.set(earlier, { state: 'FAILED', failure: { code: 'account-in-use' } });

      expect(
        await screen.findByText(/This account is connected already/, {}, { timeout: 5_000 }),
      ).toBeVisible();
    }, 15_000);

    it('keeps waiting for the later one when the earlier one has expired', async () => {
      const { queries } = await pressAndBeginTwice();

      states.set(earlier, { state: 'EXPIRED' });
      await waitFor(
        () => expect(queries.getQueryData(keys.connection(earlier))).toMatchObject({ state: 'EXPIRED' }),
        { timeout: 5_000 },
      );

      expect(screen.getByText('Waiting for X')).toBeVisible();
      expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    }, 15_000);

    it('goes on with the other when one was refused at X', async () => {
      const { onConnected } = await pressAndBeginTwice();

      comesBack(connectionId, { state: 'CANCELLED' });
      expect(await screen.findByText(/The sign-in was cancelled/)).toBeVisible();
      comesBack(earlier, { state: 'CONNECTED', channelId: channelWith().id });

      await waitFor(() => expect(onConnected).toHaveBeenCalledWith(channelWith().id));
    });

    it('does not end because one of them could not be begun', async () => {
      const { attempt, onConnected } = await pressAndBeginTwice();

      tellTabs({ kind: 'refused', attempt, code: 'x-unreachable', message: 'English' });
      comesBack(earlier, { state: 'CONNECTED', channelId: channelWith().id });

      await waitFor(() => expect(onConnected).toHaveBeenCalled());
      expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    });

    it('leaves nothing open when it is started again', async () => {
      const { attempt, user, open } = await pressAndBeginTwice();

      comesBack(connectionId, { state: 'CANCELLED' });
      await user.click(await screen.findByRole('button', { name: 'Start again' }));

      await waitFor(() => expect(cancelled).toEqual([earlier]));
      expect(isCalledOff(attempt)).toBe(true);
      expect(open).toHaveBeenCalledTimes(2);
    });

    it('leaves nothing open when it is cancelled', async () => {
      const { attempt, user } = await pressAndBeginTwice();

      await user.click(screen.getByRole('button', { name: 'Cancel' }));

      expect(await screen.findByRole('button', { name: 'Login in Twitter' })).toBeEnabled();
      await waitFor(() => expect(cancelled.sort()).toEqual([connectionId, earlier]));
      expect(isCalledOff(attempt)).toBe(true);
    });
  });

  it('keeps the keyboard where the button was', async () => {
    let state = connectionWith();
    server.use(
      http.get(path, () => HttpResponse.json(state)),
      http.post(`${path}/cancel`, () => new HttpResponse(null, { status: 202 })),
    );
    const { attempt, user, open } = await press();

    begin(attempt);
    const waiting = (await screen.findByText('Waiting for X')).closest('[role="status"]');
    await waitFor(() => expect(waiting).toHaveFocus());
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(screen.getByRole('button', { name: 'Login in Twitter' })).toHaveFocus());

    await user.keyboard('{Enter}');
    const again = new URL(String(open.mock.calls[1]?.[0]), 'http://localhost').searchParams.get('attempt');
    begin(again ?? '', 'another');
    server.use(http.get('/api/integrations/connections/another', () => HttpResponse.json(state)));
    await screen.findByText('Waiting for X');
    state = connectionWith({ connectionId: 'another', state: 'EXPIRED' });
    tellTabs({ kind: 'returned', connectionId: 'another' });

    await waitFor(() => expect(screen.getByRole('alert')).toHaveFocus());
  });

  it('takes the keyboard from nobody who is elsewhere', async () => {
    server.use(http.get(path, () => HttpResponse.json(connectionWith())));
    const { attempt } = await press();
    const elsewhere = document.body.appendChild(document.createElement('input'));
    elsewhere.focus();

    begin(attempt);
    await screen.findByText('Waiting for X');

    expect(elsewhere).toHaveFocus();
    elsewhere.remove();
  });

  describe('after a reload of this tab', () => {
    /** The tab is at X when this page is loaded anew. */
    async function reload(answers?: () => Response) {
      const state = { now: connectionWith() };
      server.use(http.get(path, () => HttpResponse.json(state.now)));
      const first = await press();
      begin(first.attempt);
      await screen.findByText('Waiting for X');
      await waitFor(() => expect(sessionStorage.getItem('kanal.login')).not.toBeNull());
      const kept = sessionStorage.getItem('kanal.login') ?? '';
      first.unmount();
      // A page that is loaded anew is not left by this one's rules.
      sessionStorage.setItem('kanal.login', kept);
      if (answers) {
        server.use(http.get(path, answers));
      }
      return { state, attempt: first.attempt, ...showPage() };
    }

    it('waits on, and goes on by itself', async () => {
      const { state, onConnected, unmount } = await reload();
      expect(screen.getByText('Waiting for X')).toBeVisible();

      state.now = connectionWith({ state: 'CONNECTED', channelId: channelWith().id });
      tellTabs({ kind: 'returned', connectionId });

      await waitFor(() => expect(onConnected).toHaveBeenCalledWith(channelWith().id));
      unmount();
      showPage();
      expect(screen.getByRole('button', { name: 'Login in Twitter' })).toBeEnabled();
    });

    it('can be cancelled, and is forgotten then', async () => {
      server.use(http.post(`${path}/cancel`, () => new HttpResponse(null, { status: 202 })));
      const { attempt, user, unmount } = await reload();

      await user.click(screen.getByRole('button', { name: 'Cancel' }));

      expect(await screen.findByRole('button', { name: 'Login in Twitter' })).toBeEnabled();
      expect(isCalledOff(attempt)).toBe(true);
      unmount();
      showPage();
      expect(screen.getByRole('button', { name: 'Login in Twitter' })).toBeEnabled();
    });

    it('is forgotten where nobody knows it, as in another organisation', async () => {
      await reload(() => problem(404, 'not-found'));

      expect(await screen.findByRole('button', { name: 'Login in Twitter' })).toBeEnabled();
      expect(screen.queryByText('Waiting for X')).not.toBeInTheDocument();
      expect(sessionStorage).toHaveLength(0);
    });

    it('is not for who has left the page and comes to add another account', async () => {
      const { unmount } = await reload();

      unmount();
      showPage();

      expect(screen.getByRole('button', { name: 'Login in Twitter' })).toBeEnabled();
      expect(screen.queryByText('Waiting for X')).not.toBeInTheDocument();
    });

    it('says once how it ended', async () => {
      const { state, unmount } = await reload();

      state.now = connectionWith({ state: 'EXPIRED' });
      tellTabs({ kind: 'returned', connectionId });
      expect(await screen.findByRole('alert')).toHaveTextContent(/ran out/);
      unmount();
      showPage();

      expect(screen.getByRole('button', { name: 'Login in Twitter' })).toBeEnabled();
      expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    });
  });

  it('leads to the other way where there is no app for the login', async () => {
    const { attempt, user, onUseApp } = await press();

    tellTabs({ kind: 'refused', attempt, code: 'login-not-available', message: 'English' });
    await user.click(await screen.findByRole('button', { name: 'Use Integrate with developer Apps' }));

    expect(onUseApp).toHaveBeenCalledOnce();
  });

  it.each(['not-signed-in', 'session-ended'])(
    'opens the sign-in where it was refused as %s',
    async (code) => {
      const ended = vi.fn();
      const stop = onSessionEnd(ended);
      const { attempt } = await press();
      server.use(http.get('/api/auth/me', () => problem(401, code)));

      tellTabs({ kind: 'refused', attempt, code, message: 'English' });

      await waitFor(() => expect(ended).toHaveBeenCalledOnce());
      expect(screen.getByRole('button', { name: 'Start again' })).toBeEnabled();
      stop();
    },
  );

  it('says so when the other tab is not heard of, as when it was closed', async () => {
    const { attempt } = await press();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();

    const alert = await screen.findByRole('alert', {}, { timeout: 7_000 });
    expect(alert).toHaveTextContent('If it is closed, open it again: Open X in a new tab');
    begin(attempt);

    expect(await screen.findByText('Waiting for X')).toBeVisible();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  }, 15_000);

  it('does not mind the attempts of other tabs', async () => {
    server.use(http.get(path, () => problem(404, 'not-found')));
    const { attempt } = await press();

    tellTabs({ kind: 'refused', attempt: 'another', code: 'x-refused', message: 'English' });
    begin(attempt);

    expect(await screen.findByText('Waiting for X')).toBeVisible();
  });
});
