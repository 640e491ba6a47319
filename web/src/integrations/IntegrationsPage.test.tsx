import { screen, waitFor, within } from '@testing-library/react';
import { delay, http, HttpResponse } from 'msw';
import { describe, expect, it, vi } from 'vitest';
import { keys } from '../api/keys';
import { show } from '../testing/render';
import { info, problem, server, supervisor } from '../testing/server';
import type { User } from '../session/session';
import type { Channel, Connection, Disconnection } from './api';
import { AddByApp } from './AddByApp';
import { AddTwitterPage } from './AddTwitterPage';
import { leftAttempts } from './attempt';
import { ConnectingPage } from './ConnectingPage';
import { channelWith, connectionId, connectionWith } from './fixtures';
import { IntegrationsPage } from './IntegrationsPage';

const gone: Disconnection = {
  disconnectionId: 'd1',
  channelId: 'c9',
  state: 'DISCONNECTED',
  handle: 'kanal_demo',
  requestedBy: 'supervisor',
  requestedAt: '2026-11-22T06:00:00Z',
  receipt: {
    stoppedAt: '2026-11-22T06:00:01Z',
    lastMessageAt: null,
    revocation: 'DONE',
    erasedAt: '2026-11-22T06:00:02Z',
  },
};

function answer(channels: Channel[], disconnections: Disconnection[] = []) {
  server.use(
    http.get('/api/channels', () => HttpResponse.json({ items: channels })),
    http.get('/api/inbox/channels', () => HttpResponse.json({ items: [] })),
    http.get('/api/integrations/disconnections', () => HttpResponse.json({ items: disconnections })),
  );
}

const showAs = (user: User, page = <IntegrationsPage />, address = '/integrations') =>
  show(page, address, (queries) => queries.setQueryData(keys.me, user));

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
    const form = show(<AddByApp historyDays={7} onConnected={() => undefined} />);
    for (const [label, value] of Object.entries({
      'API key': 'a'.repeat(25),
      'API key secret': 'b'.repeat(50),
      'Access token': `987654321-${'c'.repeat(40)}`,
      'Access token secret': 'd'.repeat(45),
    })) {
      await form.user.click(screen.getByLabelText(label));
      await form.user.paste(value);
    }
    await form.user.click(screen.getByRole('button', { name: 'Add' }));
    await screen.findByText(/The app has no credit at X/);
    form.unmount();
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
    const { user } = showAs(supervisor);

    expect(await screen.findByText(/The app has no credit at X/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Cancel' }));

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
    expect(screen.getByRole('link', { name: 'Start again' })).toHaveAttribute(
      'href',
      '/integrations/twitter',
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

describe('Integrations', () => {
  it('shows what can be connected, and that nothing is', async () => {
    answer([]);
    showAs(supervisor);

    expect(await screen.findByText('No account is connected yet')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Add Twitter Account' })).toHaveAttribute(
      'href',
      '/integrations/twitter',
    );
    expect(screen.queryByText('Disconnected')).not.toBeInTheDocument();
  });

  it('shows what somebody else disconnects, also without the live stream', async () => {
    answer([channelWith()]);
    showAs(supervisor);
    await screen.findByRole('article', { name: 'Kopi Senja' });
    answer([], [gone]);

    expect(await screen.findByRole('region', { name: 'Disconnected' }, { timeout: 9_000 })).toBeVisible();
  }, 15_000);

  it('shows what is connected and what was, with its receipt', async () => {
    answer([channelWith()], [gone]);
    const { user } = showAs(supervisor);

    expect(await screen.findByRole('article', { name: 'Kopi Senja' })).toBeVisible();
    expect(screen.getByText('1 account connected')).toBeVisible();
    const list = within(await screen.findByRole('region', { name: 'Disconnected' }));
    await user.click(list.getByText('@kanal_demo'));
    expect(list.getByText('Withdrawn; X has confirmed it')).toBeVisible();
    expect(list.getByText('There was none')).toBeVisible();
  });

  it('says that older disconnections could not be loaded, and asks again when somebody wants it', async () => {
    let works = false;
    answer([]);
    server.use(
      http.get('/api/integrations/disconnections', ({ request }) =>
        !new URL(request.url).searchParams.has('cursor')
          ? HttpResponse.json({ items: [gone], nextCursor: 'older' })
          : works
            ? HttpResponse.json({ items: [{ ...gone, disconnectionId: 'd2', handle: 'older_one' }] })
            : problem(503, 'service-unavailable'),
      ),
    );
    const { user } = showAs(supervisor);

    await user.click(await screen.findByRole('button', { name: 'Show older ones' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('A part of Kanal does not answer');
    expect(screen.getByText('@kanal_demo')).toBeVisible();

    works = true;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('@older_one')).toBeVisible();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('says that it could not be loaded, and loads again when asked', async () => {
    server.use(http.get('/api/inbox/channels', () => HttpResponse.json({ items: [] })));
    server.use(http.get('/api/integrations/disconnections', () => HttpResponse.json({ items: [] })));
    server.use(http.get('/api/channels', () => problem(503, 'service-unavailable')));
    const { user } = showAs(supervisor);

    expect(await screen.findByText(/A part of Kanal does not answer/)).toBeVisible();
    answer([channelWith()]);
    await user.click(screen.getByRole('button', { name: 'Try again' }));

    expect(await screen.findByRole('article', { name: 'Kopi Senja' })).toBeVisible();
  });
});

describe('An account that is being disconnected', () => {
  const findCard = () => screen.findByRole('article', { name: 'Kopi Senja' });

  it('says so as soon as it was granted, however long the list of receipts takes', async () => {
    answer([channelWith()]);
    server.use(
      http.post(`/api/integrations/channels/${channelWith().id}/disconnect`, () => {
        server.use(http.get('/api/integrations/disconnections', () => delay('infinite')));
        return HttpResponse.json({ disconnectionId: 'd1' }, { status: 202 });
      }),
    );
    const { user } = showAs(supervisor);

    await user.click(within(await findCard()).getByRole('button', { name: 'Disconnect @kopi_senja' }));
    await user.click(await screen.findByRole('button', { name: 'Disconnect' }));

    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(within(await findCard()).getByRole('status')).toHaveTextContent('Disconnecting …');
  });

  it('has its card until its receipt is there also after a reload', async () => {
    const { receipt, ...asked } = { ...gone, channelId: channelWith().id, handle: 'kopi_senja' };
    const { provider, connectedAt, handle, displayName, avatarUrl } = channelWith();
    const channel = {
      provider,
      method: 'LOGIN',
      connectedAt,
      account: { handle, displayName, avatarUrl },
    } as const;
    answer([]);
    let toldOf: (list: Disconnection[]) => void = () => undefined;
    const told = new Promise<Disconnection[]>((resolve) => (toldOf = resolve));
    server.use(
      http.get('/api/integrations/disconnections', async () => HttpResponse.json({ items: await told })),
    );
    const { queries } = showAs(supervisor);

    await waitFor(() => expect(queries.getQueryData(keys.channels)).toEqual([]));
    expect(screen.getByRole('status', { name: 'Loading …' })).toBeVisible();
    expect(screen.queryByText('No account is connected yet')).not.toBeInTheDocument();
    toldOf([{ ...asked, state: 'DISCONNECTING', channel }]);
    expect(within(await findCard()).getByRole('status')).toHaveTextContent('Disconnecting …');
    expect(await findCard()).toHaveTextContent('Connected by Login in Twitter');

    answer([], [{ ...asked, ...(receipt && { receipt }) }]);
    await queries.invalidateQueries();
    expect(await screen.findByText('No account is connected yet')).toBeVisible();
    expect(screen.queryByRole('article')).not.toBeInTheDocument();
  });

  it('keeps its card until its receipt is there, also where a colleague asked for it', async () => {
    answer([channelWith()]);
    const { queries } = showAs(supervisor);
    await findCard();

    const { receipt, ...asked } = { ...gone, channelId: channelWith().id, handle: 'kopi_senja' };
    answer([], [{ ...asked, state: 'DISCONNECTING' }]);
    await queries.invalidateQueries();
    await waitFor(() =>
      expect(within(screen.getByRole('article')).getByRole('status')).toHaveTextContent('Disconnecting …'),
    );
    expect(screen.getByRole('region', { name: 'Disconnected' })).toHaveTextContent('Disconnecting …');

    answer([], [{ ...asked, ...(receipt && { receipt }) }]);
    await queries.invalidateQueries();
    await waitFor(() => expect(screen.queryByRole('article')).not.toBeInTheDocument());
    expect(screen.getByText('Receipt')).toBeVisible();
  });
});

describe('Add Twitter Account', () => {
  it('offers both ways, the guide, and the callback URL to copy', async () => {
    showAs(supervisor, <AddTwitterPage />);

    expect(screen.getByRole('radio', { name: 'Login in Twitter' })).toBeChecked();
    expect(screen.getByRole('radio', { name: 'Integrate with developer Apps' })).toBeEnabled();
    expect(await screen.findByText('http://localhost:8080/oauth/twitter/callback')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Copy the callback URL' })).toBeInTheDocument();
    expect(
      screen.getByText(/Twitter supports direct messages only; @mentions never enter the inbox/),
    ).toBeVisible();
  });

  it('offers only the developer app where the login is not set up', async () => {
    server.use(http.get('/api/info', () => HttpResponse.json({ ...info, loginAvailable: false })));
    showAs(supervisor, <AddTwitterPage />);

    const app = screen.getByRole('radio', { name: 'Integrate with developer Apps' });
    await waitFor(() => expect(app).toBeChecked());
    const login = screen.getByRole('radio', { name: 'Login in Twitter' });
    expect(login).toBeDisabled();
    expect(login).toHaveAccessibleDescription('Not set up in this installation');
    expect(screen.getByLabelText('API key')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Login in Twitter' })).not.toBeInTheDocument();
  });

  it('keeps what was typed while the other way is looked at', async () => {
    const { user } = showAs(supervisor, <AddTwitterPage />);

    await user.click(screen.getByRole('radio', { name: 'Integrate with developer Apps' }));
    await user.type(screen.getByLabelText('API key'), 'typed');
    await user.click(screen.getByRole('radio', { name: 'Login in Twitter' }));
    await user.click(screen.getByRole('radio', { name: 'Integrate with developer Apps' }));

    expect(screen.getByLabelText('API key')).toHaveValue('typed');
  });

  it('tells an agent why not, and whom to ask', () => {
    showAs({ ...supervisor, role: 'AGENT' }, <AddTwitterPage />);

    expect(screen.getByText('Only supervisors and owners connect accounts')).toBeVisible();
    expect(screen.getByText(/Ask a supervisor or the owner of Demo/)).toBeVisible();
    expect(screen.queryByRole('radio')).not.toBeInTheDocument();
  });
});
