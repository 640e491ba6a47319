import { act, screen, waitFor } from '@testing-library/react';
import i18next from 'i18next';
import { http, HttpResponse } from 'msw';
import { Route, Routes } from 'react-router';
import { describe, expect, it } from 'vitest';
import { keys } from '../api/keys';
import { show } from '../testing/render';
import { problem, server, supervisor } from '../testing/server';
import { InvitationPage } from './InvitationPage';

function open() {
  return show(
    <Routes>
      <Route path="invitations/:token" element={<InvitationPage />} />
      <Route index element={<p>the panel</p>} />
    </Routes>,
    '/invitations/one-time',
  );
}

const invited = { username: 'eka', displayName: 'Eka', language: null, expiresAt: '2026-11-25T05:00:00Z' };

describe('a one-time link', () => {
  it('lets a person choose a password and signs in with it', async () => {
    let chosen: unknown;
    let signedIn: unknown;
    server.use(
      http.get('/api/invitations/one-time', () => HttpResponse.json(invited)),
      http.post('/api/invitations/one-time', async ({ request }) => {
        chosen = await request.json();
        return new HttpResponse(null, { status: 204 });
      }),
      http.post('/api/auth/login', async ({ request }) => {
        signedIn = await request.json();
        return HttpResponse.json({ user: supervisor });
      }),
    );
    const { user, queries } = open();

    expect(await screen.findByRole('heading', { name: 'Welcome, Eka' })).toBeVisible();
    await user.type(screen.getByLabelText('Password'), 'short');
    await user.click(screen.getByRole('button', { name: 'Set password and sign in' }));
    expect(screen.getByText('This is too short.')).toBeVisible();
    await user.type(screen.getByLabelText('Password'), ' but longer');
    await user.click(screen.getByRole('button', { name: 'Set password and sign in' }));

    expect(await screen.findByText('the panel')).toBeVisible();
    expect(chosen).toEqual({ password: 'short but longer' });
    expect(signedIn).toEqual({ username: 'eka', password: 'short but longer' });
    await waitFor(() => expect(queries.getQueryData(keys.me)).toEqual(supervisor));
  });

  it('says what is wrong with the password in the language of the moment', async () => {
    server.use(http.get('/api/invitations/one-time', () => HttpResponse.json(invited)));
    const { user } = open();
    await user.type(await screen.findByLabelText('Password'), 'short{Enter}');
    expect(await screen.findByText('This is too short.')).toBeVisible();

    await user.click(screen.getByText('Bahasa Indonesia'));

    await waitFor(() => expect(screen.queryByText('This is too short.')).not.toBeInTheDocument());
    expect(screen.getByLabelText('Kata sandi')).toHaveAccessibleDescription(/terlalu pendek/i);
    await act(() => i18next.changeLanguage('en'));
  });

  it('says that it is over, and what to do', async () => {
    server.use(http.get('/api/invitations/one-time', () => problem(404, 'invitation-ended')));
    open();

    expect(await screen.findByRole('heading', { name: 'This link cannot be used any more' })).toBeVisible();
    expect(screen.getByText(/Ask who sent it for a new one/)).toBeVisible();
  });
});
