import { act, screen, waitFor } from '@testing-library/react';
import { delay, http, HttpResponse } from 'msw';
import { describe, expect, it, vi } from 'vitest';
import { keys } from '../api/keys';
import { problem, server, supervisor } from '../testing/server';
import type { Connection } from './api';
import { add, fillIn, showForm } from './appFixtures';
import { leftAttempts } from './attempt';
import { ConnectingPage } from './ConnectingPage';
import { channelWith, connectionId, connectionWith } from './fixtures';
import { IntegrationsPage } from './IntegrationsPage';
import { answer, showAs } from './pageFixtures';

describe('an attempt that somebody has left', () => {
  const attempt = (more: Partial<Connection>) =>
    server.use(
      http.post('/api/integrations/twitter/developer-app', () =>
        HttpResponse.json({ connectionId }, { status: 202 }),
      ),
      http.get(`/api/integrations/connections/${connectionId}`, () =>
        HttpResponse.json(connectionWith(more)),
      ),
    );
  const waitingFor = { code: 'out-of-credit' };

  /** Adds an account that X cannot judge, and leaves the page. */
  async function leave() {
    answer([]);
    attempt({ state: 'VERIFYING', waitingFor });
    const form = showForm();
    await fillIn(form.user);
    await form.user.click(add());
    await screen.findByText(/The app has no credit at X/);
    form.unmount();
  }

  /** As the shell shows it. */
  const showOnPage = () =>
    showAs(
      supervisor,
      <main id="content" tabIndex={-1}>
        <IntegrationsPage />
      </main>,
    );

  function anotherTabKeeps(key: string, value: string) {
    localStorage.setItem(key, value);
    act(() => void window.dispatchEvent(new StorageEvent('storage', { key })));
  }

  it('is met again, and can be called off', async () => {
    const cancelled = vi.fn();
    server.use(
      http.post(`/api/integrations/connections/${connectionId}/cancel`, () => {
        cancelled();
        return new HttpResponse(null, { status: 202 });
      }),
    );
    await leave();
    const { user, queries } = showAs(supervisor);

    expect(await screen.findByText(/The app has no credit at X/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    await queries.refetchQueries({ queryKey: keys.connections });
    expect(screen.getByRole('button', { name: 'Cancel' })).toHaveAttribute('data-loading');
    attempt({ state: 'CANCELLED' });
    await queries.refetchQueries({ queryKey: keys.connections });

    await waitFor(() => expect(screen.queryByText(/The app has no credit at X/)).not.toBeInTheDocument());
    expect(cancelled).toHaveBeenCalledOnce();
  });

  it('says why it failed until somebody has understood it', async () => {
    await leave();
    attempt({
      state: 'FAILED',
      failure: { code: 'app-keys-wrong', errors: [{ field: 'apiKey', code: 'app-keys-wrong' }] },
    });
    const { user, unmount } = showAs(supervisor);

    expect(await screen.findByRole('alert')).toHaveTextContent('The account was not connected');
    expect(screen.getByRole('alert')).toHaveTextContent('Copy both again.');
    expect(document.body).toHaveFocus();
    expect(screen.getByRole('link', { name: 'Start again' })).toHaveAttribute(
      'href',
      '/integrations/twitter?method=app',
    );

    await user.click(screen.getByRole('button', { name: 'Understood' }));
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    unmount();
    showAs(supervisor);
    await screen.findByText('No account is connected yet');
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('is met again beside another one', async () => {
    const second = '33333333-3333-4333-8333-333333333333';
    answer([]);
    server.use(
      http.get<{ id: string }>('/api/integrations/connections/:id', ({ params: { id } }) =>
        HttpResponse.json(connectionWith({ connectionId: id, state: 'VERIFYING', waitingFor })),
      ),
    );
    for (const id of [connectionId, second]) {
      const tab = showAs(supervisor, <ConnectingPage />, `/connecting?connection=${id}`);
      await waitFor(() => expect(leftAttempts()).toContainEqual({ id, method: 'LOGIN' }));
      tab.unmount();
    }
    server.use(
      http.get(`/api/integrations/connections/${second}`, () =>
        HttpResponse.json(connectionWith({ state: 'FAILED', failure: { code: 'out-of-credit' } })),
      ),
    );
    const { user } = showAs(supervisor);

    expect(await screen.findByText(/Kanal goes on asking/)).toBeVisible();
    // Nobody who came by the login has an app to add credit for.
    expect(await screen.findByRole('alert')).toHaveTextContent(/Tell who runs Kanal for you/);
    await user.click(screen.getByRole('button', { name: 'Understood' }));

    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    expect(screen.getByText(/Kanal goes on asking/)).toBeVisible();
    expect(leftAttempts()).toEqual([{ id: connectionId, method: 'LOGIN' }]);
  });

  it('is met also when another tab was left meanwhile, and stays away once it was understood', async () => {
    answer([]);
    attempt({ state: 'FAILED', failure: { code: 'account-in-use' } });
    const { user } = showAs(supervisor);
    await screen.findByText('No account is connected yet');
    const left = JSON.stringify([{ id: connectionId, method: 'LOGIN' }]);

    anotherTabKeeps('kanal.language', 'id');
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    anotherTabKeeps('kanal.attempt', left);
    expect(await screen.findByRole('alert')).toHaveTextContent('This account is connected already');

    await user.click(screen.getByRole('button', { name: 'Understood' }));
    anotherTabKeeps('kanal.attempt', left);
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('keeps the keyboard where it was, and gives it to the page when nothing is left', async () => {
    const cancel = vi.fn();
    server.use(
      http.post(`/api/integrations/connections/${connectionId}/cancel`, () => {
        cancel();
        return problem(409, 'already-authorized');
      }),
    );
    await leave();
    const { user, queries } = showOnPage();
    await screen.findByText(/The app has no credit at X/);
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(cancel).toHaveBeenCalled());

    attempt({ state: 'FAILED', failure: { code: 'account-in-use' } });
    await queries.refetchQueries({ queryKey: keys.connections });
    const alert = await screen.findByText('The account was not connected');
    await waitFor(() => expect(alert.closest('[role="alert"]')).toHaveFocus());

    await user.click(screen.getByRole('button', { name: 'Understood' }));
    await waitFor(() => expect(screen.getByRole('main')).toHaveFocus());
  });

  it.each(['CANCELLED', 'CONNECTED'] as const)(
    'gives the keyboard to the page when it is %s after the wish to cancel it',
    async (state) => {
      server.use(
        http.post(`/api/integrations/connections/${connectionId}/cancel`, () => {
          attempt({ state });
          return new HttpResponse(null, { status: 202 });
        }),
      );
      await leave();
      const { user } = showOnPage();
      await screen.findByText(/The app has no credit at X/);

      await user.click(screen.getByRole('button', { name: 'Cancel' }));

      await waitFor(() => expect(screen.getByRole('main')).toHaveFocus());
      expect(screen.queryByRole('button', { name: 'Cancel' })).not.toBeInTheDocument();
    },
  );

  it('is forgotten where nobody knows it, as in another organisation', async () => {
    await leave();
    const asked = vi.fn();
    server.use(
      http.get(`/api/integrations/connections/${connectionId}`, () => {
        asked();
        return problem(404, 'not-found');
      }),
    );
    showAs(supervisor);

    await waitFor(() => expect(localStorage.getItem('kanal.attempt')).toBeNull());
    await waitFor(() => expect(screen.queryByText(/checking the account/)).not.toBeInTheDocument());
    expect(asked).toHaveBeenCalledOnce();
  });

  it('does not come and go while nobody can say how it does', async () => {
    await leave();
    const asked = vi.fn();
    server.use(
      http.get(`/api/integrations/connections/${connectionId}`, async () => {
        asked();
        await delay(asked.mock.calls.length === 1 ? 0 : 'infinite');
        return problem(503, 'service-unavailable');
      }),
    );
    showAs(supervisor);
    await waitFor(() => expect(asked).toHaveBeenCalledTimes(1));
    await waitFor(() => expect(screen.queryByText(/checking the account/)).not.toBeInTheDocument());

    await waitFor(() => expect(asked).toHaveBeenCalledTimes(2));

    expect(screen.queryByText(/checking the account/)).not.toBeInTheDocument();
  }, 10_000);

  it('has nothing to say when the account is connected', async () => {
    await leave();
    attempt({ state: 'CONNECTED', channelId: channelWith().id });
    answer([channelWith()]);
    showAs(supervisor);

    expect(await screen.findByRole('article', { name: 'Kopi Senja' })).toBeVisible();
    await waitFor(() => expect(localStorage.getItem('kanal.attempt')).toBeNull());
    expect(screen.queryByText(/checking the account/)).not.toBeInTheDocument();
  });
});
