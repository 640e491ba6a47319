import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { server } from '../testing/server';
import { openTeam } from './fixtures';
import type { TeamPerson } from './model';

const budi: TeamPerson = {
  id: 'id-budi',
  username: 'budi',
  displayName: 'Budi',
  role: 'AGENT',
  active: true,
  invited: false,
  createdAt: '2026-11-01T05:00:00Z',
};

describe('Whether somebody may sign in', () => {
  it.each([
    ['Deactivate', true, { active: false }],
    ['Activate', false, { active: true }],
  ])('is changed by %s', async (action, active, change) => {
    const asked: unknown[] = [];
    server.use(
      http.get('/api/users', () => HttpResponse.json({ items: [{ ...budi, active }] })),
      http.patch('/api/users/:id', async ({ params, request }) => {
        asked.push([params['id'], await request.json()]);
        return HttpResponse.json({ ...budi, ...change });
      }),
    );
    const { user } = openTeam();

    await user.click(await screen.findByRole('button', { name: 'What to do with Budi' }));
    await user.click(await screen.findByRole('menuitem', { name: action }));
    expect(asked).toEqual([]);
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: action }));

    await waitFor(() => expect(asked).toEqual([['id-budi', change]]));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  });
});
