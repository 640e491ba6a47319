import { useQuery } from '@tanstack/react-query';
import { act, screen, waitFor, within } from '@testing-library/react';
import i18next from 'i18next';
import { delay, http, HttpResponse } from 'msw';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { keys } from '../api/keys';
import { show } from '../testing/render';
import { problem, server, supervisor } from '../testing/server';
import { AccountPage } from './AccountPage';
import { readAlerts } from './alerts';

/** The page, for as long as somebody is signed in. */
function BehindSignIn() {
  const { data } = useQuery({ queryKey: keys.me, queryFn: () => supervisor, staleTime: Infinity });
  return data ? <AccountPage /> : <p>signed out</p>;
}

const open = () => show(<BehindSignIn />, '/account', (queries) => queries.setQueryData(keys.me, supervisor));

async function changePassword({ user }: ReturnType<typeof open>) {
  await user.type(screen.getByLabelText('Present password'), 'kanal-demo');
  await user.type(screen.getByLabelText('New password'), 'long enough');
  await user.click(screen.getByRole('button', { name: 'Change password' }));
}

afterEach(async () => {
  Reflect.deleteProperty(window, 'Notification');
  await i18next.changeLanguage('en');
});

describe('my account', () => {
  it('changes the password', async () => {
    let asked: unknown;
    server.use(
      http.post('/api/auth/password', async ({ request }) => {
        asked = await request.json();
        return new HttpResponse(null, { status: 204 });
      }),
    );

    await changePassword(open());

    expect(await screen.findByText(/Your password is changed/)).toBeVisible();
    expect(asked).toEqual({ current: 'kanal-demo', new: 'long enough' });
    expect(screen.getByLabelText('Present password')).toHaveValue('');
  });

  it('says no more that it is changed beside what is wrong with the next one', async () => {
    server.use(http.post('/api/auth/password', () => new HttpResponse(null, { status: 204 })));
    const page = open();
    await changePassword(page);
    expect(await screen.findByText(/Your password is changed/)).toBeVisible();

    await page.user.click(screen.getByRole('button', { name: 'Change password' }));

    expect(screen.getAllByText('field is required')).toHaveLength(2);
    expect(screen.queryByText(/Your password is changed/)).not.toBeInTheDocument();
  });

  it('says on its field that the present password is wrong', async () => {
    server.use(
      http.post('/api/auth/password', () =>
        problem(422, 'invalid-fields', { errors: [{ field: 'current', code: 'wrong-password' }] }),
      ),
    );

    await changePassword(open());

    expect(await screen.findByText('This is not your present password.')).toBeVisible();
    expect(screen.getByLabelText('Present password')).toBeInvalid();
    expect(screen.getByLabelText('New password')).toBeValid();
  });

  it('says what is wrong with a password in the language of the moment', async () => {
    const { user } = open();
    await user.type(screen.getByLabelText('New password'), 'short');
    await user.click(screen.getByRole('button', { name: 'Change password' }));
    expect(screen.getByText('This is too short.')).toBeVisible();

    await act(() => i18next.changeLanguage('id'));

    expect(screen.getByText('Ini terlalu pendek.')).toBeVisible();
    expect(screen.getByText('kolom ini wajib diisi')).toBeVisible();
  });

  it('says how long somebody who guesses has to wait', async () => {
    server.use(
      http.post('/api/auth/password', () =>
        problem(429, 'too-many-attempts', { parameters: { seconds: 900 } }),
      ),
    );

    await changePassword(open());

    expect(await screen.findByText('You can try again in 15 minutes.')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Change password' })).toBeDisabled();
  });

  it('signs out everywhere after asking', async () => {
    let asked = false;
    server.use(
      http.post('/api/auth/logout-everywhere', () => {
        asked = true;
        return new HttpResponse(null, { status: 204 });
      }),
    );
    const { user } = open();

    await user.click(screen.getByRole('button', { name: 'Sign out everywhere' }));
    const popup = await screen.findByRole('dialog', { name: 'Sign out everywhere?' });
    await user.click(within(popup).getByRole('button', { name: 'Cancel' }));
    expect(asked).toBe(false);

    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    const button = screen.getByRole('button', { name: 'Sign out everywhere' });
    await waitFor(() => expect(button).toHaveFocus());
    await user.click(button);
    await user.click(
      within(await screen.findByRole('dialog')).getByRole('button', { name: 'Sign out everywhere' }),
    );
    expect(await screen.findByText('signed out')).toBeVisible();
    expect(asked).toBe(true);
  });

  it('waits with its popup until everywhere is signed out, or not', async () => {
    const refusal = async () => {
      await delay(200);
      return problem(503, 'unavailable');
    };
    server.use(http.post('/api/auth/logout-everywhere', refusal));
    const { user } = open();
    await user.click(screen.getByRole('button', { name: 'Sign out everywhere' }));
    const popup = await screen.findByRole('dialog', { name: 'Sign out everywhere?' });

    await user.click(within(popup).getByRole('button', { name: 'Sign out everywhere' }));
    expect(within(popup).getByRole('button', { name: 'Cancel' })).toBeDisabled();
    await user.keyboard('{Escape}');

    expect(await within(popup).findByRole('alert')).toBeVisible();
    await user.click(within(popup).getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('does not say that it signed out everywhere when the session had ended before', async () => {
    server.use(http.post('/api/auth/logout-everywhere', () => problem(401, 'not-signed-in')));
    const { user } = open();

    await user.click(screen.getByRole('button', { name: 'Sign out everywhere' }));
    const popup = await screen.findByRole('dialog', { name: 'Sign out everywhere?' });
    await user.click(within(popup).getByRole('button', { name: 'Sign out everywhere' }));

    expect(await within(popup).findByRole('alert')).toHaveTextContent('You are not signed in.');
    expect(screen.queryByText('signed out')).not.toBeInTheDocument();
  });

  it('is silent until somebody chooses otherwise', async () => {
    vi.stubGlobal('Notification', {
      permission: 'default',
      requestPermission: () => Promise.resolve('granted'),
    });
    const { user } = open();

    expect(readAlerts()).toEqual({ sound: false, notifications: false });
    await user.click(screen.getByRole('switch', { name: 'Play a sound' }));
    await user.click(screen.getByRole('switch', { name: 'Show a notification' }));

    await waitFor(() => expect(readAlerts()).toEqual({ sound: true, notifications: true }));
  });

  it('says how to allow notifications that the browser refuses', async () => {
    vi.stubGlobal('Notification', {
      permission: 'default',
      requestPermission: () => Promise.resolve('denied'),
    });
    const { user } = open();

    await user.click(screen.getByRole('switch', { name: 'Show a notification' }));

    expect(await screen.findByText(/does not allow notifications/)).toBeVisible();
    expect(readAlerts().notifications).toBe(false);
  });
});
