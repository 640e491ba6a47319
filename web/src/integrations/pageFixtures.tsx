import { http, HttpResponse } from 'msw';
import { keys } from '../api/keys';
import type { User } from '../session/session';
import { show } from '../testing/render';
import { server } from '../testing/server';
import type { Channel, Disconnection } from './api';
import { IntegrationsPage } from './IntegrationsPage';

/** What the services know of this organisation's accounts. */
export function answer(channels: Channel[], disconnections: Disconnection[] = []) {
  server.use(
    http.get('/api/channels', () => HttpResponse.json({ items: channels })),
    http.get('/api/inbox/channels', () => HttpResponse.json({ items: [] })),
    http.get('/api/integrations/disconnections', () => HttpResponse.json({ items: disconnections })),
  );
}

export const showAs = (user: User, page = <IntegrationsPage />, address = '/integrations') =>
  show(page, address, (queries) => queries.setQueryData(keys.me, user));
