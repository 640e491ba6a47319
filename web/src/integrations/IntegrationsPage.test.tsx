import { screen, waitFor, within } from '@testing-library/react';
import { delay, http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { keys } from '../api/keys';
import { problem, server, supervisor } from '../testing/server';
import type { Disconnection } from './api';
import { channelWith } from './fixtures';
import { answer, showAs } from './pageFixtures';

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
