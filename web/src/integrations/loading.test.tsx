import { screen, within } from '@testing-library/react';
import { delay, http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { keys } from '../api/keys';
import { show } from '../testing/render';
import { problem, server, supervisor } from '../testing/server';
import { channelWith, readingWith } from './fixtures';
import { IntegrationsPage } from './IntegrationsPage';

const channels = '/api/channels';
const readings = '/api/inbox/channels';
const disconnections = '/api/integrations/disconnections';

const items = (...all: object[]) => HttpResponse.json({ items: all });

function open() {
  server.use(
    http.get(channels, () => items(channelWith())),
    http.get(readings, () => items(readingWith())),
    http.get(disconnections, () => items()),
  );
  return {
    on: (path: string, answer: () => Response | Promise<Response>) => server.use(http.get(path, answer)),
    show: () =>
      show(<IntegrationsPage />, '/integrations', (queries) => queries.setQueryData(keys.me, supervisor)),
  };
}

const notThere = () => problem(503, 'service-unavailable');

describe('While it is not known what is connected', () => {
  it('the place of cards is shown, and that they are on their way', () => {
    const { on, show } = open();
    on(channels, () => delay('infinite').then(() => items()));
    show();

    expect(screen.getByRole('status', { name: 'Loading …' }).children).toHaveLength(2);
    expect(screen.queryByText('No account is connected yet')).not.toBeInTheDocument();
  });

  it('a failure stays in sight while the same is asked for again', async () => {
    const { on, show } = open();
    on(channels, notThere);
    const { user } = show();
    await screen.findByText('This could not be loaded');
    on(channels, () => delay('infinite').then(() => items()));

    await user.click(screen.getByRole('button', { name: 'Try again' }));

    expect(screen.getByText('This could not be loaded')).toBeVisible();
    expect(screen.queryByRole('status', { name: 'Loading …' })).not.toBeInTheDocument();
  });
});

describe('A card whose reading is not there', () => {
  const card = async () => within(await screen.findByRole('article', { name: 'Kopi Senja' }));

  it('keeps its place while it is on its way', async () => {
    const { on, show } = open();
    on(readings, () => delay('infinite').then(() => items()));
    const { container } = show();

    expect((await card()).queryByText('This could not be loaded.')).not.toBeInTheDocument();
    expect(container.querySelector('article .mantine-Skeleton-root')).toBeInTheDocument();
  });

  it('says that it could not be loaded, and loads it when asked', async () => {
    const { on, show } = open();
    on(readings, notThere);
    const { user, container } = show();

    expect(await (await card()).findByText('This could not be loaded.')).toBeVisible();
    expect((await card()).getByText(/A part of Kanal does not answer/)).toBeVisible();
    expect(container.querySelector('article .mantine-Skeleton-root')).not.toBeInTheDocument();
    on(readings, () => items(readingWith()));
    await user.click((await card()).getByRole('button', { name: 'Try again' }));

    expect(await (await card()).findByText(/^Complete up to/)).toBeVisible();
    expect(screen.queryByText('This could not be loaded.')).not.toBeInTheDocument();
  });
});

describe('The list of what was disconnected', () => {
  it('says that it could not be loaded, and loads it when asked', async () => {
    const { on, show } = open();
    on(disconnections, notThere);
    const { user } = show();

    const list = within(await screen.findByRole('region', { name: 'Disconnected' }));
    expect(list.getByText(/A part of Kanal does not answer/)).toBeVisible();
    on(disconnections, () =>
      items({
        disconnectionId: 'd1',
        channelId: 'c9',
        state: 'DISCONNECTING',
        handle: 'kanal_demo',
        requestedBy: 'supervisor',
        requestedAt: '2026-11-22T06:00:00Z',
      }),
    );
    await user.click(list.getByRole('button', { name: 'Try again' }));

    expect(await list.findByText('@kanal_demo')).toBeVisible();
    expect(list.queryByRole('alert')).not.toBeInTheDocument();
  });
});
