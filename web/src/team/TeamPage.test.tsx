import { act, screen, waitFor, within } from '@testing-library/react';
import i18next from 'i18next';
import { delay, http, HttpResponse } from 'msw';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { problem, server } from '../testing/server';
import { openTeam } from './fixtures';
import type { TeamPerson } from './model';

const link = { invitationUrl: 'http://localhost:8080/invitations/abc', expiresAt: '2026-11-25T05:00:00Z' };

function person(username: string, role: TeamPerson['role'], more: Partial<TeamPerson> = {}): TeamPerson {
  return {
    id: `id-${username}`,
    username,
    displayName: username.toUpperCase(),
    role,
    active: true,
    invited: false,
    createdAt: '2026-11-01T05:00:00Z',
    ...more,
  };
}

async function choose(user: ReturnType<typeof openTeam>['user'], name: string, action: string) {
  await user.click(await screen.findByRole('button', { name: `What to do with ${name}` }));
  await user.click(await screen.findByRole('menuitem', { name: action }));
  return screen.findByRole('dialog');
}

beforeEach(() => {
  server.use(
    http.get('/api/users', () =>
      HttpResponse.json({
        items: [
          person('ayu', 'OWNER', { lastSeenAt: new Date(Date.now() - 3 * 60_000).toISOString() }),
          person('budi', 'AGENT'),
          person('citra', 'AGENT', { invited: true }),
          person('dewi', 'SUPERVISOR', { active: false }),
        ],
      }),
    ),
  );
});

afterEach(() => i18next.changeLanguage('en'));

describe('inviting a person', () => {
  it('says what is wrong with what was typed in the language of the moment', async () => {
    server.use(
      http.post('/api/users', () =>
        problem(422, 'invalid-fields', { errors: [{ field: 'username', code: 'taken' }] }),
      ),
    );
    const { user } = openTeam();
    await user.click(await screen.findByRole('button', { name: 'Invite a person' }));
    await user.type(await screen.findByLabelText('Name'), 'Eka');
    await user.type(screen.getByLabelText('Username'), 'eka');
    await user.click(screen.getByRole('button', { name: 'Invite' }));
    await screen.findByText('This username is taken.');

    await act(() => i18next.changeLanguage('id'));
    expect(screen.getByText('Nama pengguna ini sudah dipakai.')).toBeVisible();
    await act(() => i18next.changeLanguage('en'));
    await user.clear(screen.getByLabelText('Name'));
    await user.type(screen.getByLabelText('Username'), ' /');
    await user.tab();
    expect(await screen.findByText('field is required')).toBeVisible();
    expect(screen.getByText('Only letters, digits and . _ @ + -')).toBeVisible();

    await act(() => i18next.changeLanguage('id'));
    expect(screen.getByText('kolom ini wajib diisi')).toBeVisible();
    expect(screen.getByText('Hanya huruf, angka, dan . _ @ + -')).toBeVisible();
  });
});

describe('the focus after a popup of the team', () => {
  it('is where it was before inviting, called off or done', async () => {
    server.use(http.post('/api/users', () => HttpResponse.json({ id: 'n', ...link }, { status: 201 })));
    const { user } = openTeam();
    const invite = await screen.findByRole('button', { name: 'Invite a person' });

    await user.click(invite);
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(invite).toHaveFocus());

    await user.click(invite);
    await user.type(await screen.findByLabelText('Name'), 'Eka');
    await user.type(screen.getByLabelText('Username'), 'eka');
    await user.click(screen.getByRole('button', { name: 'Invite' }));
    await user.click(await screen.findByRole('button', { name: 'Done' }));
    await waitFor(() => expect(invite).toHaveFocus());
  });

  it.each([
    ['BUDI', 'Change role'],
    ['BUDI', 'Make a password link'],
    ['BUDI', 'Deactivate'],
    ['DEWI', 'Activate'],
  ])('is on the menu of %s after %s', async (name, action) => {
    const { user } = openTeam();
    const popup = await choose(user, name, action);

    await user.click(within(popup).getByRole('button', { name: 'Cancel' }));

    await waitFor(() =>
      expect(screen.getByRole('button', { name: `What to do with ${name}` })).toHaveFocus(),
    );
  });
});

describe('the team', () => {
  it('shows people with role, status, and when they were last seen', async () => {
    openTeam();

    const ayu = await screen.findByRole('row', { name: /AYU/ });
    expect(ayu).toHaveTextContent('Owner');
    expect(ayu).toHaveTextContent('3 minutes ago');
    expect(screen.getByRole('row', { name: /CITRA/ })).toHaveTextContent('Invited');
    expect(screen.getByRole('row', { name: /DEWI/ })).toHaveTextContent('Deactivated');
  });

  it('lets supervisors look after agents only', async () => {
    openTeam('SUPERVISOR');

    await screen.findByRole('row', { name: /BUDI/ });
    expect(screen.getByRole('button', { name: 'What to do with BUDI' })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'What to do with AYU' })).not.toBeInTheDocument();
    expect(screen.queryByRole('link', { name: 'Audit trail' })).not.toBeInTheDocument();
  });

  it('tells agents whom to ask', () => {
    openTeam('AGENT');

    expect(screen.getByText(/Ask one of them/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Invite a person' })).not.toBeInTheDocument();
  });

  it('invites a person and shows the link', async () => {
    let asked: unknown;
    server.use(
      http.post('/api/users', async ({ request }) => {
        asked = await request.json();
        return HttpResponse.json({ id: 'id-eka', ...link }, { status: 201 });
      }),
    );
    const { user } = openTeam();

    await user.click(screen.getByRole('button', { name: 'Invite a person' }));
    const popup = await screen.findByRole('dialog');
    await user.click(within(popup).getByRole('button', { name: 'Invite' }));
    expect(within(popup).getAllByText('field is required')).toHaveLength(2);
    await user.type(within(popup).getByRole('textbox', { name: 'Name' }), 'Eka ');
    await user.type(within(popup).getByRole('textbox', { name: 'Username' }), 'eka');
    await user.click(within(popup).getByRole('radio', { name: 'Supervisor' }));
    await user.click(within(popup).getByRole('button', { name: 'Invite' }));

    expect(await screen.findByRole('textbox', { name: 'One-time link' })).toHaveValue(link.invitationUrl);
    expect(screen.getByRole('button', { name: 'Copy the link' })).toBeVisible();
    expect(asked).toEqual({ displayName: 'Eka', username: 'eka', role: 'SUPERVISOR' });
  });

  it('says on its field that a username is taken', async () => {
    server.use(
      http.post('/api/users', () =>
        problem(422, 'invalid-fields', { errors: [{ field: 'username', code: 'taken' }] }),
      ),
    );
    const { user } = openTeam();

    await user.click(screen.getByRole('button', { name: 'Invite a person' }));
    const popup = await screen.findByRole('dialog');
    await user.type(within(popup).getByRole('textbox', { name: 'Name' }), 'Budi');
    await user.type(within(popup).getByRole('textbox', { name: 'Username' }), 'budi');
    await user.click(within(popup).getByRole('button', { name: 'Invite' }));

    expect(await within(popup).findByText('This username is taken.')).toBeVisible();
    expect(within(popup).getByRole('textbox', { name: 'Username' })).toHaveValue('budi');
  });

  it('says in plain words that the last owner stays', async () => {
    server.use(http.patch('/api/users/:id', () => problem(409, 'last-owner')));
    const { user } = openTeam();

    const popup = await choose(user, 'AYU', 'Deactivate');
    await user.click(within(popup).getByRole('button', { name: 'Deactivate' }));

    expect(await within(popup).findByText('This is the last active owner, who stays.')).toBeVisible();
    expect(within(popup).getByText('Make somebody else an owner first.')).toBeVisible();
  });

  it('changes a role and makes a password link', async () => {
    let change: unknown;
    server.use(
      http.patch('/api/users/:id', async ({ request }) => {
        change = await request.json();
        return HttpResponse.json(person('budi', 'SUPERVISOR'));
      }),
      http.post('/api/users/:id/password-link', () => HttpResponse.json(link, { status: 201 })),
    );
    const { user } = openTeam();

    const role = await choose(user, 'BUDI', 'Change role');
    await user.click(within(role).getByRole('radio', { name: 'Supervisor' }));
    await user.click(within(role).getByRole('button', { name: 'Change role' }));
    await waitFor(() => expect(change).toEqual({ role: 'SUPERVISOR' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());

    const password = await choose(user, 'BUDI', 'Make a password link');
    await user.click(within(password).getByRole('button', { name: 'Make the link' }));
    expect(await screen.findByRole('textbox', { name: 'One-time link' })).toHaveValue(link.invitationUrl);
    await user.click(screen.getByRole('button', { name: 'Done' }));
    await waitFor(() => expect(screen.getByRole('button', { name: 'What to do with BUDI' })).toHaveFocus());
  });

  it('keeps a popup until its answer is there, for a link is shown once', async () => {
    server.use(
      http.post('/api/users/:id/password-link', async () => {
        await delay(100);
        return HttpResponse.json(link, { status: 201 });
      }),
    );
    const { user } = openTeam();
    const popup = await choose(user, 'BUDI', 'Make a password link');

    await user.click(within(popup).getByRole('button', { name: 'Make the link' }));
    await user.keyboard('{Escape}');

    expect(await screen.findByRole('textbox', { name: 'One-time link' })).toHaveValue(link.invitationUrl);
  });
});
