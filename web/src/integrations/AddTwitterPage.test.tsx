import { screen, waitFor } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { info, server, supervisor } from '../testing/server';
import { AddTwitterPage } from './AddTwitterPage';
import { showAs } from './pageFixtures';

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

  it('tells an agent why not, and whom to ask', () => {
    showAs({ ...supervisor, role: 'AGENT' }, <AddTwitterPage />);

    expect(screen.getByText('Only supervisors and owners connect accounts')).toBeVisible();
    expect(screen.getByText(/Ask a supervisor or the owner of Demo/)).toBeVisible();
    expect(screen.queryByRole('radio')).not.toBeInTheDocument();
  });
});
