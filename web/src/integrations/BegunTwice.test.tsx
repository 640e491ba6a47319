import { screen, waitFor } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { keys } from '../api/keys';
import { server } from '../testing/server';
import type { Connection } from './api';
import { channelWith, connectionId, connectionWith } from './fixtures';
import { begin, press } from './loginFixtures';
import { isCalledOff, tellTabs } from './loginTabs';

afterEach(() => vi.restoreAllMocks());

describe('Login in Twitter, begun twice, as by a reload of the other tab', () => {
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
        states.set(id, { state: 'CANCELLED' });
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
