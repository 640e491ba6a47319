import { screen, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { keys } from '../api/keys';
import { show } from '../testing/render';
import { problem, server, supervisor } from '../testing/server';
import type { User } from '../session/session';
import type { Channel, Disconnection } from './api';
import { AddTwitterPage } from './AddTwitterPage';
import { channelWith } from './fixtures';
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

const showAs = (user: User, page = <IntegrationsPage />) =>
  show(page, '/integrations', (queries) => queries.setQueryData(keys.me, user));

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
