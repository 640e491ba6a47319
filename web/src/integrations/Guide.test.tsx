import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { keys } from '../api/keys';
import { show } from '../testing/render';
import { info, problem, server, supervisor } from '../testing/server';
import { AddTwitterPage } from './AddTwitterPage';
import { connectionId, connectionWith } from './fixtures';
import { keepLogin } from './keptLogin';

afterEach(() => vi.restoreAllMocks());

const showPage = (method = 'app') =>
  show(<AddTwitterPage />, `/integrations/twitter?method=${method}`, (queries) => {
    queries.setQueryData(keys.me, supervisor);
  });

const guide = () => within(screen.getByRole('complementary', { name: 'Guide' }));

const stepsOfFirstWay = () =>
  within(guide().getAllByRole('list')[0] ?? document.body)
    .getAllByRole('listitem')
    .map((step) => step.textContent);

describe('The guide for the direct login', () => {
  it('stands first, and says what to do where, and that this page goes on', () => {
    showPage('login');

    expect(guide().getAllByRole('heading')[0]).toHaveTextContent('Direct login');
    expect(stepsOfFirstWay()).toEqual([
      'Press Login in Twitter. A new tab opens at X.',
      'Sign in there with the account that customers write to, and agree.',
      'This page goes on by itself and names the account. You can close the other tab.',
    ]);
  });
});

describe('The guide for a developer app', () => {
  it('says in which order: the permission, and then the tokens again', () => {
    showPage();

    expect(stepsOfFirstWay()).toEqual([
      'Open your app in the developer console of X.',
      expect.stringContaining(
        'Under User authentication settings, set Read, write and Direct Messages.',
      ) as string,
      'Then generate access token and secret again: older ones do not have the new right.',
      expect.stringContaining('Copy the four values from Keys and tokens into this form.') as string,
    ]);
  });

  it('says whose account it becomes, and who pays', () => {
    showPage();

    expect(guide().getByText(/Access token and secret belong to the owner of the app/)).toBeVisible();
    expect(guide().getByText(/The app needs credit at X: X charges its owner/)).toBeVisible();
  });

  it('says who may use this', () => {
    showPage();

    expect(guide().getByText(/Supervisors and owners connect and disconnect accounts/)).toBeVisible();
  });

  it('draws where each value stands, numbered as the fields are', () => {
    showPage();

    const drawing = guide().getByRole('figure');
    expect(drawing).toHaveTextContent(
      /Consumer keys1API key\W+2API key secret\W+Authentication tokens3Access token\W+4Access token secret\W+Keys and tokens, in the developer console of X$/,
    );
    const fields = ['API key', 'API key secret', 'Access token', 'Access token secret'];
    const numberAt = (field: string) =>
      screen
        .getByLabelText(field)
        .closest('.mantine-PasswordInput-root')
        ?.querySelector('[data-position="left"]')?.textContent;
    expect(fields.map(numberAt)).toEqual(['1', '2', '3', '4']);
  });

  it('puts the exact callback URL into the clipboard, and says so', async () => {
    const { user } = showPage();

    await screen.findByText(info.callbackUrl);
    await user.click(screen.getByRole('button', { name: 'Copy the callback URL' }));

    expect(await navigator.clipboard.readText()).toBe(info.callbackUrl);
    expect(await screen.findByText('Copied')).toBeInTheDocument();
  });

  it('has nothing to copy where the callback URL could not be read', async () => {
    server.use(http.get('/api/info', () => problem(503, 'service-unavailable')));
    const { queries } = showPage();

    await waitFor(() => expect(queries.getQueryState(keys.info)?.status).toBe('error'));
    expect(screen.getByRole('button', { name: 'Copy the callback URL' })).toBeDisabled();
  });
});

describe('How far back to read', () => {
  it('stands beside what X takes, and where it stops', async () => {
    const { user } = showPage();

    const choice = await screen.findByRole('radiogroup', { name: 'How far back to read' });
    expect(within(choice).getByRole('radio', { name: '30 days' })).toBeChecked();
    expect(screen.getByText(/X takes \$0\.010 for each message that is read\./)).toHaveTextContent(
      'Stops at 5,000 messages ($50.00) until you read on.',
    );

    await user.click(within(choice).getByRole('radio', { name: 'Only new messages' }));
    expect(screen.getByText(/X takes \$0\.010/)).toHaveTextContent('Costs nothing now.');
  });

  it('guesses no price', async () => {
    server.use(http.get('/api/info', () => problem(503, 'service-unavailable')));
    const { queries } = showPage();

    await waitFor(() => expect(queries.getQueryState(keys.info)?.status).toBe('error'));
    expect(screen.getByRole('radio', { name: '30 days' })).toBeChecked();
    expect(screen.getByText(/\$/)).not.toBeVisible();
  });

  it('is sent with the keys as it was chosen', async () => {
    let asked: unknown;
    server.use(
      http.post('/api/integrations/twitter/developer-app', async ({ request }) => {
        asked = await request.json();
        return HttpResponse.json({ connectionId }, { status: 202 });
      }),
      http.get(`/api/integrations/connections/${connectionId}`, () => HttpResponse.json(connectionWith())),
    );
    const { user } = showPage();
    const keysOfApp = ['a'.repeat(25), 'b'.repeat(50), `987654321-${'c'.repeat(40)}`, 'd'.repeat(45)];
    const fields = ['API key', 'API key secret', 'Access token', 'Access token secret'];
    for (const [place, field] of fields.entries()) {
      await user.click(screen.getByLabelText(field));
      await user.paste(keysOfApp[place]);
    }

    await user.click(screen.getByRole('radio', { name: '7 days' }));
    await user.click(screen.getByRole('button', { name: 'Add' }));

    await waitFor(() => expect(asked).toMatchObject({ historyDays: 7 }));
  });

  it('gives way to a login that is still under way, whatever the address says', () => {
    keepLogin({
      attempt: 'a1',
      historyDays: 30,
      begun: [
        {
          kind: 'begun',
          attempt: 'a1',
          connectionId,
          authorizeUrl: 'https://x.test/',
          expiresAt: new Date(Date.now() + 900_000).toISOString(),
        },
      ],
    });
    server.use(
      http.get(`/api/integrations/connections/${connectionId}`, () => HttpResponse.json(connectionWith())),
    );
    showPage('app');

    expect(screen.getByText('Waiting for X')).toBeVisible();
  });

  it('goes with the login as it was chosen', async () => {
    const open = vi.spyOn(window, 'open').mockReturnValue({} as Window);
    const { user } = showPage();

    await user.click(screen.getByRole('radio', { name: 'Login in Twitter' }));
    await user.click(screen.getByRole('radio', { name: '7 days' }));
    await user.click(screen.getByRole('button', { name: 'Login in Twitter' }));

    expect(open.mock.calls[0]?.[0]).toMatch(/[?&]days=7$/);
  });
});
