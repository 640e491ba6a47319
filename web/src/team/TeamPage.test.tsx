import { screen, waitFor, within } from '@testing-library/react';
import { delay, http, HttpResponse } from 'msw';
import { Route, Routes } from 'react-router';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { onSessionEnd } from '../api/client';
import { keys } from '../api/keys';
import type { Role } from '../session/session';
import { show } from '../testing/render';
import { problem, server, supervisor } from '../testing/server';
import type { TeamPerson } from './model';
import { TeamPage } from './TeamPage';

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

function open(role: Role = 'OWNER', address = '/team') {
  server.use(http.get('/api/auth/me', () => HttpResponse.json({ ...supervisor, role })));
  return show(
    <Routes>
      <Route path="team/*" element={<TeamPage />} />
    </Routes>,
    address,
    (queries) => queries.setQueryData(keys.me, { ...supervisor, role }),
  );
}

async function choose(user: ReturnType<typeof open>['user'], name: string, action: string) {
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

describe('the focus after a popup of the team', () => {
  it('is where it was before inviting, called off or done', async () => {
    server.use(http.post('/api/users', () => HttpResponse.json({ id: 'n', ...link }, { status: 201 })));
    const { user } = open();
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
    const { user } = open();
    const popup = await choose(user, name, action);

    await user.click(within(popup).getByRole('button', { name: 'Cancel' }));

    await waitFor(() =>
      expect(screen.getByRole('button', { name: `What to do with ${name}` })).toHaveFocus(),
    );
  });
});

describe('the team', () => {
  it('shows people with role, status, and when they were last seen', async () => {
    open();

    const ayu = await screen.findByRole('row', { name: /AYU/ });
    expect(ayu).toHaveTextContent('Owner');
    expect(ayu).toHaveTextContent('3 minutes ago');
    expect(screen.getByRole('row', { name: /CITRA/ })).toHaveTextContent('Invited');
    expect(screen.getByRole('row', { name: /DEWI/ })).toHaveTextContent('Deactivated');
  });

  it('lets supervisors look after agents only', async () => {
    open('SUPERVISOR');

    await screen.findByRole('row', { name: /BUDI/ });
    expect(screen.getByRole('button', { name: 'What to do with BUDI' })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'What to do with AYU' })).not.toBeInTheDocument();
    expect(screen.queryByRole('link', { name: 'Audit trail' })).not.toBeInTheDocument();
  });

  it('tells agents whom to ask', () => {
    open('AGENT');

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
    const { user } = open();

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
    const { user } = open();

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
    const { user } = open();

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
    const { user } = open();

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
    const { user } = open();
    const popup = await choose(user, 'BUDI', 'Make a password link');

    await user.click(within(popup).getByRole('button', { name: 'Make the link' }));
    await user.keyboard('{Escape}');

    expect(await screen.findByRole('textbox', { name: 'One-time link' })).toHaveValue(link.invitationUrl);
  });
});

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
    const { user } = open('OWNER', '/team/audit');

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
    const { user } = open('OWNER', '/team/audit');

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
    const { user } = open('OWNER', '/team/audit');

    await user.click(await screen.findByRole('button', { name: 'Export as CSV' }));

    await waitFor(() => expect(ended).toHaveBeenCalledOnce());
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });
});
