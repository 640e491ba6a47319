import { render, screen } from '@testing-library/react';
import { http } from 'msw';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keepLogin, keptLogin } from '../integrations/keptLogin';
import { problem, server } from '../testing/server';
import { App } from './App';

beforeEach(() => server.use(http.get('/api/auth/me', () => problem(401, 'not-signed-in'))));
afterEach(() => window.history.replaceState(null, '', '/'));

it.each([
  ['/integrations/twitter', true],
  ['/integrations/twitter?method=app', true],
  ['/integrations', false],
  ['/inbox', false],
])('knows at %s whether this tab waits for a login at X: %s', async (address, waits) => {
  keepLogin({
    attempt: 'a1',
    historyDays: 7,
    begun: [
      {
        kind: 'begun',
        attempt: 'a1',
        connectionId: 'c1',
        authorizeUrl: 'https://x.test/',
        expiresAt: new Date(Date.now() + 900_000).toISOString(),
      },
    ],
  });
  window.history.replaceState(null, '', address);

  render(<App />);

  expect(await screen.findByRole('button', { name: 'Login' })).toBeVisible();
  expect(keptLogin() !== undefined).toBe(waits);
});
