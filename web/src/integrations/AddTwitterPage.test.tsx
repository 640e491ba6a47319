import { screen, waitFor } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { info, server, supervisor } from '../testing/server';
import { AddTwitterPage } from './AddTwitterPage';
import { connectionWith } from './fixtures';
import { attemptOf, begin, path, unmountAsReload } from './loginFixtures';
import { showAs } from './pageFixtures';

afterEach(() => vi.restoreAllMocks());

describe('Add Twitter Account', () => {
  it('offers both ways, the guide, and the callback URL to copy', async () => {
    showAs(supervisor, <AddTwitterPage />);

    expect(screen.getByRole('radio', { name: 'Login in Twitter' })).toBeChecked();
    expect(screen.getByRole('radio', { name: 'Integrate with developer Apps' })).toBeEnabled();
    expect(await screen.findByText('http://localhost:8080/oauth/twitter/callback')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Copy the callback URL' })).toBeInTheDocument();
    expect(
      screen.getByText(/Twitter supports direct messages only; @mentions never enter the inbox/),
    ).toBeVisible();
  });

  it('offers only the developer app where the login is not set up', async () => {
    server.use(http.get('/api/info', () => HttpResponse.json({ ...info, loginAvailable: false })));
    showAs(supervisor, <AddTwitterPage />);

    const app = screen.getByRole('radio', { name: 'Integrate with developer Apps' });
    await waitFor(() => expect(app).toBeChecked());
    const login = screen.getByRole('radio', { name: 'Login in Twitter' });
    expect(login).toBeDisabled();
    expect(login).toHaveAccessibleDescription('Not set up in this installation');
    expect(screen.getByLabelText('API key')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Login in Twitter' })).not.toBeInTheDocument();
  });

  it('keeps what was typed while the other way is looked at', async () => {
    const { user } = showAs(supervisor, <AddTwitterPage />);

    await user.click(screen.getByRole('radio', { name: 'Integrate with developer Apps' }));
    await user.type(screen.getByLabelText('API key'), 'typed');
    await user.click(screen.getByRole('radio', { name: 'Login in Twitter' }));
    await user.click(screen.getByRole('radio', { name: 'Integrate with developer Apps' }));

    expect(screen.getByLabelText('API key')).toHaveValue('typed');
  });

  it('still reads as far back as was chosen when it is loaded anew while it waits for X', async () => {
    server.use(http.get(path, () => HttpResponse.json(connectionWith())));
    const opened = vi.spyOn(window, 'open').mockReturnValue({} as Window);
    const first = showAs(supervisor, <AddTwitterPage />);
    await first.user.click(screen.getByRole('radio', { name: '7 days' }));
    await first.user.click(screen.getByRole('button', { name: 'Login in Twitter' }));
    begin(attemptOf(opened.mock.calls[0]?.[0]));
    await screen.findByText('Waiting for X');

    unmountAsReload(first);
    showAs(supervisor, <AddTwitterPage />);

    expect(screen.getByText('Waiting for X')).toBeVisible();
    expect(screen.getByRole('radio', { name: '7 days' })).toBeChecked();
  });

  it('tells an agent why not, and whom to ask', () => {
    showAs({ ...supervisor, role: 'AGENT' }, <AddTwitterPage />);

    expect(screen.getByText('Only supervisors and owners connect accounts')).toBeVisible();
    expect(screen.getByText(/Ask a supervisor or the owner of Demo/)).toBeVisible();
    expect(screen.queryByRole('radio')).not.toBeInTheDocument();
  });
});
