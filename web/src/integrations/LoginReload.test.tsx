import { screen, waitFor } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { problem, server } from '../testing/server';
import { channelWith, connectionId, connectionWith } from './fixtures';
import { begin, path, press, showPage, unmountAsReload } from './loginFixtures';
import { isCalledOff, tellTabs } from './loginTabs';

afterEach(() => vi.restoreAllMocks());

describe('Login in Twitter after a reload of this tab', () => {
  /** The tab is at X when this page is loaded anew. */
  async function reload(answers?: () => Response) {
    const state = { now: connectionWith() };
    server.use(http.get(path, () => HttpResponse.json(state.now)));
    const first = await press();
    begin(first.attempt);
    await screen.findByText('Waiting for X');
    await waitFor(() => expect(sessionStorage.getItem('kanal.login')).not.toBeNull());
    unmountAsReload(first);
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
    const { state, attempt, user, unmount } = await reload();
    server.use(
      http.post(`${path}/cancel`, () => {
        state.now = connectionWith({ state: 'CANCELLED' });
        return new HttpResponse(null, { status: 202 });
      }),
    );

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
