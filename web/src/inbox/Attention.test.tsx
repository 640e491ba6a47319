import { screen, waitFor } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { keys } from '../api/keys';
import { channelWith, readingWith } from '../integrations/fixtures';
import { IntegrationsPage } from '../integrations/IntegrationsPage';
import { show } from '../testing/render';
import { server, supervisor } from '../testing/server';
import { Attention } from './Attention';

describe('The count of what is unread', () => {
  it('stands in the title of every page, also of one that shows the same channels', async () => {
    document.title = 'Kanal';
    server.use(
      http.get('/api/channels', () => HttpResponse.json({ items: [channelWith()] })),
      http.get('/api/inbox/channels', () => HttpResponse.json({ items: [readingWith({ unreadCount: 2 })] })),
      http.get('/api/integrations/disconnections', () => HttpResponse.json({ items: [] })),
    );

    show(
      <>
        <IntegrationsPage />
        <Attention />
      </>,
      '/integrations',
      (queries) => queries.setQueryData(keys.me, supervisor),
    );

    expect(await screen.findByText(/^Complete up to/)).toBeVisible();
    await waitFor(() => expect(document.title).toMatch(/^\(2\) /));
  });
});
