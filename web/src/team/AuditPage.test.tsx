import { screen, waitFor } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { onSessionEnd } from '../api/client';
import { problem, server } from '../testing/server';
import { openTeam } from './fixtures';

describe('the audit trail', () => {
  const entry = { at: '2026-11-22T05:00:00Z', actor: { id: '1', username: 'ayu' }, result: 'succeeded' };

  it('says who did what, and finds what is looked for', async () => {
    server.use(
      http.get('/api/audit', () =>
        HttpResponse.json({
          items: [
            {
              ...entry,
              id: 'a',
              action: 'role-changed',
              subject: { type: 'user', id: '2', name: 'budi' },
              detail: 'AGENT → SUPERVISOR',
              address: '203.0.113.7',
            },
            {
              ...entry,
              id: 'b',
              action: 'channel-paused',
              subject: { type: 'channel', id: '3', name: 'kopi' },
            },
            { ...entry, id: 'c', action: 'sign-in-refused', result: 'refused', code: 'wrong-credentials' },
          ],
        }),
      ),
    );
    const { user } = openTeam('OWNER', '/team/audit');

    expect(await screen.findByText('Changed the role of budi (Agent → Supervisor)')).toBeVisible();
    expect(screen.getByText('Username or password is wrong.')).toBeVisible();

    await user.selectOptions(screen.getByRole('combobox', { name: 'About' }), 'Channels');
    expect(screen.getByText('Paused @kopi')).toBeVisible();
    expect(screen.queryByText(/Changed the role/)).not.toBeInTheDocument();

    await user.type(screen.getByRole('searchbox', { name: 'Search the trail' }), 'nobody');
    expect(screen.getByText('Nothing of that kind is in the trail.')).toBeVisible();
  });

  it('says that older entries could not be loaded, and asks again only when somebody wants it', async () => {
    let asked = 0;
    let works = false;
    server.use(
      http.get('/api/audit', ({ request }) => {
        if (!new URL(request.url).searchParams.has('cursor')) {
          return HttpResponse.json({
            items: [{ ...entry, id: 'a', action: 'signed-in' }],
            nextCursor: 'older',
          });
        }
        asked += 1;
        return works
          ? HttpResponse.json({ items: [{ ...entry, id: 'b', action: 'signed-out' }] })
          : problem(503, 'service-unavailable');
      }),
    );
    const { user } = openTeam('OWNER', '/team/audit');

    expect(await screen.findByText(/A part of Kanal does not answer/)).toBeVisible();
    expect(screen.getAllByRole('row')).toHaveLength(2);
    expect(asked).toBe(1);

    works = true;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(screen.getAllByRole('row')).toHaveLength(3));
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('is no file, but the sign-in, when the session has ended', async () => {
    const ended = vi.fn();
    onTestFinished(onSessionEnd(ended));
    server.use(
      http.get('/api/audit', ({ request }) =>
        request.headers.get('Accept') === 'text/csv'
          ? problem(401, 'session-ended')
          : HttpResponse.json({ items: [] }),
      ),
    );
    const { user } = openTeam('OWNER', '/team/audit');

    await user.click(await screen.findByRole('button', { name: 'Export as CSV' }));

    await waitFor(() => expect(ended).toHaveBeenCalledOnce());
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });
});
