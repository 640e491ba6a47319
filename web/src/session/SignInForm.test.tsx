import { act, screen, waitFor } from '@testing-library/react';
import i18next from 'i18next';
import { delay, http, HttpResponse } from 'msw';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { problem, server, supervisor } from '../testing/server';
import { show } from '../testing/render';
import { keys } from '../api/keys';
import { SignInForm } from './SignInForm';

async function fillIn(user: ReturnType<typeof show>['user'], password = 'kanal-demo') {
  await user.type(screen.getByLabelText('Username'), 'supervisor');
  await user.type(screen.getByLabelText('Password'), password);
  await user.click(screen.getByRole('button', { name: 'Login' }));
}

afterEach(async () => {
  vi.restoreAllMocks();
  await i18next.changeLanguage('en');
});

describe('the sign-in', () => {
  it('asks for both fields before it asks the server', async () => {
    const { user } = show(<SignInForm />);

    await user.click(screen.getByRole('button', { name: 'Login' }));

    expect(screen.getAllByText('field is required')).toHaveLength(2);
  });

  it('says what is missing in the language of the moment', async () => {
    const { user } = show(<SignInForm />);
    await user.click(screen.getByRole('button', { name: 'Login' }));

    await act(() => i18next.changeLanguage('id'));

    expect(screen.getAllByText('kolom ini wajib diisi')).toHaveLength(2);
  });

  it('signs in once, whoever clicks twice', async () => {
    let times = 0;
    server.use(
      http.post('/api/auth/login', async () => {
        times += 1;
        await delay(100);
        return HttpResponse.json({ user: supervisor });
      }),
    );
    const { user, queries } = show(<SignInForm />);

    await user.type(screen.getByLabelText('Username'), ' supervisor ');
    await user.type(screen.getByLabelText('Password'), 'kanal-demo');
    await user.dblClick(screen.getByRole('button', { name: 'Login' }));

    await waitFor(() => expect(queries.getQueryData(keys.me)).toEqual(supervisor));
    expect(times).toBe(1);
  });

  it('says that username or password is wrong, and keeps the username', async () => {
    server.use(http.post('/api/auth/login', () => problem(401, 'wrong-credentials')));
    const { user } = show(<SignInForm />);

    await fillIn(user, 'wrong');

    expect(await screen.findByText('Username or password is wrong.')).toBeVisible();
    expect(screen.getByLabelText('Username')).toHaveValue('supervisor');
    expect(screen.getByLabelText('Password')).toHaveValue('');
    expect(screen.getByLabelText('Password')).toHaveFocus();
  });

  it('counts down when it was slowed down', async () => {
    server.use(
      http.post('/api/auth/login', () => problem(429, 'too-many-attempts', {}, { 'Retry-After': '90' })),
    );
    const start = Date.now();
    const clock = vi.spyOn(Date, 'now').mockReturnValue(start);
    const { user } = show(<SignInForm />);

    await fillIn(user);

    expect(await screen.findByText('You can try again in 90 seconds.')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Login' })).toBeDisabled();
    clock.mockReturnValue(start + 1_000);
    expect(await screen.findByText('You can try again in 89 seconds.')).toBeVisible();
  });

  it('lets somebody in again when the time is over, also after a sleep of the computer', async () => {
    server.use(
      http.post('/api/auth/login', () => problem(429, 'too-many-attempts', {}, { 'Retry-After': '900' })),
    );
    const { user } = show(<SignInForm />);
    await fillIn(user);
    await screen.findByText('You can try again in 15 minutes.');

    const woken = Date.now() + 901_000;
    vi.spyOn(Date, 'now').mockReturnValue(woken);

    await waitFor(() => expect(screen.getByRole('button', { name: 'Login' })).toBeEnabled(), {
      timeout: 3_000,
    });
  });

  it('slows down who was slowed down, and nobody else', async () => {
    server.use(
      http.post('/api/auth/login', () => problem(429, 'too-many-attempts', {}, { 'Retry-After': '90' })),
    );
    vi.spyOn(Date, 'now').mockReturnValue(Date.now());
    const { user } = show(<SignInForm />);
    await fillIn(user);
    await screen.findByText('You can try again in 90 seconds.');

    await user.type(screen.getByLabelText('Password'), 'x');
    expect(screen.getByRole('button', { name: 'Login' })).toBeDisabled();
    await user.type(screen.getByLabelText('Username'), '2');

    expect(screen.getByRole('button', { name: 'Login' })).toBeEnabled();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('says that Kanal cannot be reached, and that nothing is lost', async () => {
    server.use(http.post('/api/auth/login', () => HttpResponse.error()));
    const { user } = show(<SignInForm />);

    await fillIn(user);

    expect(await screen.findByText('Kanal cannot be reached.')).toBeVisible();
    expect(screen.getByLabelText('Password')).toHaveValue('kanal-demo');
  });
});
