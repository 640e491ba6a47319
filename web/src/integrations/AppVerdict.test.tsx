import { screen, waitFor } from '@testing-library/react';
import { delay, http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { server } from '../testing/server';
import { add, fillIn, good, showForm } from './appFixtures';
import { leftAttempts } from './attempt';
import { connectionId, connectionWith } from './fixtures';

describe('Integrate with developer Apps, where X cannot say at once', () => {
  it('waits when X cannot say yet, can be cancelled, and shows a later verdict on its fields', async () => {
    let state = connectionWith({
      state: 'VERIFYING',
      waitingFor: { code: 'out-of-credit', message: 'English', remedy: 'English' },
    });
    server.use(
      http.post('/api/integrations/twitter/developer-app', () =>
        HttpResponse.json({ connectionId }, { status: 202 }),
      ),
      http.get(`/api/integrations/connections/${connectionId}`, () => HttpResponse.json(state)),
    );
    const { user, queries } = showForm();

    await fillIn(user);
    await user.click(add());
    expect(await screen.findByText(/The app has no credit at X/)).toBeVisible();
    expect(screen.getByText(/Kanal goes on asking for at most 15 minutes/)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Cancel' })).toBeEnabled();
    expect(screen.getByLabelText('API key')).toBeDisabled();

    state = connectionWith({
      state: 'FAILED',
      failure: {
        code: 'app-keys-wrong',
        errors: [
          { field: 'apiKey', code: 'app-keys-wrong' },
          { field: 'apiKeySecret', code: 'app-keys-wrong' },
        ],
      },
    });
    await queries.invalidateQueries();

    expect(await screen.findAllByText('X does not accept API key and secret. Copy both again.')).toHaveLength(
      2,
    );
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    expect(screen.getByLabelText('API key')).toBeEnabled();
    expect(screen.getByLabelText('API key')).toHaveValue(good['API key']);
  });

  it('says that the time ran out, and nothing of a sign-in, where X could not say in time', async () => {
    server.use(
      http.post('/api/integrations/twitter/developer-app', () =>
        HttpResponse.json({ connectionId }, { status: 202 }),
      ),
      http.get(`/api/integrations/connections/${connectionId}`, () =>
        HttpResponse.json(connectionWith({ state: 'EXPIRED' })),
      ),
    );
    const { user } = showForm();

    await fillIn(user);
    await user.click(add());

    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('The 15 minutes to connect the account ran out. Nothing was connected.');
    expect(alert).not.toHaveTextContent(/sign-in/);
  });

  it('keeps the keyboard where the button was', async () => {
    let state = connectionWith({ state: 'VERIFYING' });
    server.use(
      http.post('/api/integrations/twitter/developer-app', () =>
        HttpResponse.json({ connectionId: state.connectionId }, { status: 202 }),
      ),
      http.get('/api/integrations/connections/:id', () => HttpResponse.json(state)),
      http.post(`/api/integrations/connections/${connectionId}/cancel`, () => {
        state = connectionWith({ state: 'CANCELLED' });
        return new HttpResponse(null, { status: 202 });
      }),
    );
    const { user, queries } = showForm();
    await fillIn(user);

    await user.click(add());
    const waiting = (await screen.findByText(/checking the account/)).closest('[role="status"]');
    await waitFor(() => expect(waiting).toHaveFocus());
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(add()).toHaveFocus());

    state = connectionWith({ connectionId: 'another', state: 'VERIFYING' });
    await user.keyboard('{Enter}');
    await screen.findByText(/checking the account/);
    state = connectionWith({
      connectionId: 'another',
      state: 'FAILED',
      failure: { code: 'account-in-use' },
    });
    await queries.invalidateQueries();

    await waitFor(() => expect(screen.getByRole('alert')).toHaveFocus());
  });

  it('leaves nothing to be met again when it is cancelled', async () => {
    let state = connectionWith({ state: 'VERIFYING' });
    server.use(
      http.post('/api/integrations/twitter/developer-app', () =>
        HttpResponse.json({ connectionId }, { status: 202 }),
      ),
      http.get(`/api/integrations/connections/${connectionId}`, () => HttpResponse.json(state)),
      http.post(
        `/api/integrations/connections/${connectionId}/cancel`,
        () => new HttpResponse(null, { status: 202 }),
      ),
    );
    const { user, queries } = showForm();
    await fillIn(user);
    await user.click(add());
    await waitFor(() => expect(leftAttempts()).toMatchObject([{ id: connectionId }]));

    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    await queries.refetchQueries();
    expect(screen.getByRole('button', { name: 'Cancel' })).toHaveAttribute('data-loading');
    expect(leftAttempts()).toMatchObject([{ id: connectionId }]);

    state = connectionWith({ state: 'CANCELLED' });
    await queries.refetchQueries();

    await waitFor(() => expect(add()).toBeEnabled());
    expect(leftAttempts()).toEqual([]);
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('no longer shows how it ended when it is tried again', async () => {
    const failed = connectionWith({ state: 'FAILED', failure: { code: 'account-in-use' } });
    let times = 0;
    server.use(
      http.post('/api/integrations/twitter/developer-app', async () => {
        times += 1;
        await delay(times === 1 ? 0 : 'infinite');
        return HttpResponse.json({ connectionId }, { status: 202 });
      }),
      http.get(`/api/integrations/connections/${connectionId}`, () => HttpResponse.json(failed)),
    );
    const { user } = showForm();
    await fillIn(user);
    await user.click(add());
    expect(await screen.findByRole('alert')).toBeVisible();

    await user.click(add());

    await waitFor(() => expect(screen.queryByRole('alert')).not.toBeInTheDocument());
    expect(times).toBe(2);
  });
});
