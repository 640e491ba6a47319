import { act, screen, waitFor } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { onSessionEnd } from '../api/client';
import { problem, server } from '../testing/server';
import { channelWith, connectionId, connectionWith } from './fixtures';
import { begin, path, press } from './loginFixtures';
import { isCalledOff, tellTabs } from './loginTabs';

afterEach(() => vi.restoreAllMocks());

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

  /** Begins, and presses Cancel, which the server takes. How that ends is for the test to say. */
  async function beginAndCancel() {
    const state = { now: connectionWith() };
    const cancelled = vi.fn();
    server.use(
      http.get(path, () => HttpResponse.json(state.now)),
      http.post(`${path}/cancel`, () => {
        cancelled();
        return new HttpResponse(null, { status: 202 });
      }),
    );
    const view = await press();
    begin(view.attempt);
    await screen.findByText('Waiting for X');
    await view.user.click(screen.getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(isCalledOff(view.attempt)).toBe(true));
    return { ...view, state, cancelled };
  }

  it('can be cancelled', async () => {
    const { state, cancelled } = await beginAndCancel();

    state.now = connectionWith({ state: 'CANCELLED' });
    tellTabs({ kind: 'returned', connectionId });

    expect(await screen.findByRole('button', { name: 'Login in Twitter' })).toBeEnabled();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    expect(cancelled).toHaveBeenCalledOnce();
  });

  it('waits until it is cancelled indeed', async () => {
    const { queries } = await beginAndCancel();

    await act(() => queries.refetchQueries());

    expect(screen.getByText('Waiting for X')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Cancel' })).toHaveAttribute('data-loading');
    expect(screen.queryByRole('button', { name: 'Login in Twitter' })).not.toBeInTheDocument();
  });

  it('is connected where X had agreed before it was cancelled', async () => {
    const { state, onConnected } = await beginAndCancel();

    state.now = connectionWith({ state: 'CONNECTED', channelId: channelWith().id });
    tellTabs({ kind: 'returned', connectionId });

    await waitFor(() => expect(onConnected).toHaveBeenCalledWith(channelWith().id));
  });

  it('says why it could not be cancelled', async () => {
    server.use(
      http.get(path, () => HttpResponse.json(connectionWith())),
      http.post(`${path}/cancel`, () => problem(409, 'already-authorized')),
    );
    const { attempt, user } = await press();
    begin(attempt);
    await screen.findByText('Waiting for X');

    await user.click(screen.getByRole('button', { name: 'Cancel' }));

    expect(await screen.findByText(/it cannot be cancelled any more/)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Cancel' })).toBeEnabled();
    expect(isCalledOff(attempt)).toBe(false);
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

  it('keeps the keyboard where the button was', async () => {
    let state = connectionWith();
    server.use(
      http.get(path, () => HttpResponse.json(state)),
      http.post(`${path}/cancel`, () => {
        state = connectionWith({ state: 'CANCELLED' });
        return new HttpResponse(null, { status: 202 });
      }),
    );
    const { attempt, user, open } = await press();

    begin(attempt);
    const waiting = (await screen.findByText('Waiting for X')).closest('[role="status"]');
    await waitFor(() => expect(waiting).toHaveFocus());
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(screen.getByRole('button', { name: 'Login in Twitter' })).toHaveFocus());

    await user.keyboard('{Enter}');
    const again = new URL(String(open.mock.calls[1]?.[0]), 'http://localhost').searchParams.get('attempt');
    state = connectionWith({ connectionId: 'another' });
    begin(again ?? '', 'another');
    server.use(http.get('/api/integrations/connections/another', () => HttpResponse.json(state)));
    await screen.findByText('Waiting for X');
    state = connectionWith({ connectionId: 'another', state: 'EXPIRED' });
    tellTabs({ kind: 'returned', connectionId: 'another' });

    await waitFor(() => expect(screen.getByRole('alert')).toHaveFocus());
  });

  it('gives the keyboard back to the button when it is called off before the other tab has its address', async () => {
    const { user } = await press();

    await user.click(screen.getByRole('button', { name: 'Cancel' }));

    await waitFor(() => expect(screen.getByRole('button', { name: 'Login in Twitter' })).toHaveFocus());
  });

  it('keeps the keyboard also when another login takes the place of the one that was waited for', async () => {
    server.use(
      http.get(path, () => HttpResponse.json(connectionWith())),
      http.get('/api/integrations/connections/another', () =>
        HttpResponse.json(connectionWith({ connectionId: 'another' })),
      ),
    );
    const { attempt } = await press();
    begin(attempt);
    await waitFor(() => expect(screen.getByRole('status')).toHaveFocus());
    const first = screen.getByRole('status');

    begin(attempt, 'another');

    await waitFor(() => expect(screen.getByRole('status')).not.toBe(first));
    await waitFor(() => expect(screen.getByRole('status')).toHaveFocus());
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

  it('leads to the other way where there is no app for the login', async () => {
    const { attempt, user, onUseApp } = await press();

    tellTabs({ kind: 'refused', attempt, code: 'login-not-available', message: 'English' });
    await user.click(await screen.findByRole('button', { name: 'Use Integrate with developer Apps' }));

    expect(onUseApp).toHaveBeenCalledOnce();
  });

  it('says what to do in the words of the server where the code of the refusal is new', async () => {
    const { attempt } = await press();

    tellTabs({
      kind: 'refused',
      attempt,
      code: 'new-code',
      message: 'The moon was in the way.',
      remedy: 'Mend the moon.',
    });

    expect(await screen.findByText('The moon was in the way. Mend the moon.')).toBeVisible();
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
