import { act, screen, waitFor } from '@testing-library/react';
import i18next from 'i18next';
import { delay, http, HttpResponse } from 'msw';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { problem, server } from '../testing/server';
import { add, fillIn, good, showForm } from './appFixtures';
import { channelWith, connectionId, connectionWith } from './fixtures';

afterEach(() => i18next.changeLanguage('en'));

describe('Integrate with developer Apps', () => {
  it('says field is required at each empty field, after Add and not before', async () => {
    const { user } = showForm();

    await user.click(screen.getByLabelText('API key'));
    await user.tab();
    expect(screen.queryByText('field is required')).not.toBeInTheDocument();
    await user.click(add());

    expect(screen.getAllByText('field is required')).toHaveLength(4);
    expect(screen.getByLabelText('API key')).toHaveFocus();
  });

  it('says field is required until something is typed there', async () => {
    const { user } = showForm();

    await user.click(add());
    await user.tab();
    await user.tab();
    expect(screen.getAllByText('field is required')).toHaveLength(4);
    await user.type(screen.getByLabelText('API key secret'), 'b');

    expect(screen.getAllByText('field is required')).toHaveLength(3);
    expect(screen.getByLabelText('API key secret')).toBeValid();
  });

  it('says what is wrong in the language of the moment', async () => {
    const { user } = showForm();
    await user.click(add());
    expect(screen.getAllByText('field is required')).toHaveLength(4);

    await act(() => i18next.changeLanguage('id'));

    expect(screen.getAllByText('kolom ini wajib diisi')).toHaveLength(4);
    expect(screen.queryByText('field is required')).not.toBeInTheDocument();
  });

  it('names a pasted bearer token after the first look away', async () => {
    const { user } = showForm();

    await user.click(screen.getByLabelText('API key'));
    await user.paste('A'.repeat(22) + 'x'.repeat(80));
    expect(screen.queryByText(/This is a bearer token/)).not.toBeInTheDocument();
    await user.tab();

    expect(screen.getByText(/This is a bearer token/)).toBeVisible();
    expect(screen.getByLabelText('API key')).toBeInvalid();
  });

  it('masks the values and reveals one by its own button', async () => {
    const { user } = showForm();
    expect(screen.getByLabelText('API key secret')).toHaveAttribute('type', 'password');

    const button = screen.getByRole('button', { name: 'Show the API key secret' });
    await user.click(button);

    expect(screen.getByLabelText('API key secret')).toHaveAttribute('type', 'text');
    expect(screen.getByLabelText('API key')).toHaveAttribute('type', 'password');
    expect(button).toHaveAttribute('aria-pressed', 'true');
    expect(screen.getByRole('button', { name: 'Show the Access token' })).toHaveAttribute(
      'aria-pressed',
      'false',
    );
  });

  it('adds once, whoever clicks twice, without the spaces around the keys, and goes on by itself', async () => {
    const asked: unknown[] = [];
    server.use(
      http.post('/api/integrations/twitter/developer-app', async ({ request }) => {
        asked.push(await request.json());
        await delay(50);
        return HttpResponse.json({ connectionId }, { status: 202 });
      }),
      http.get(`/api/integrations/connections/${connectionId}`, () =>
        HttpResponse.json(connectionWith({ state: 'CONNECTED', channelId: channelWith().id })),
      ),
    );
    const { user, onConnected } = showForm();

    await fillIn(user);
    await user.type(screen.getByLabelText('API key'), '  ');
    await user.dblClick(add());

    await waitFor(() => expect(onConnected).toHaveBeenCalledWith(channelWith().id));
    expect(asked).toEqual([
      {
        apiKey: good['API key'],
        apiKeySecret: good['API key secret'],
        accessToken: good['Access token'],
        accessTokenSecret: good['Access token secret'],
        historyDays: 7,
      },
    ]);
  });

  it("shows X's verdict on the field that is wrong, and loses nothing that was typed", async () => {
    server.use(
      http.post('/api/integrations/twitter/developer-app', () =>
        problem(422, 'invalid-fields', {
          errors: [{ field: 'accessToken', code: 'no-dm-permission', message: 'English' }],
        }),
      ),
    );
    const { user } = showForm();

    await fillIn(user);
    await user.click(add());

    expect(await screen.findByText(/The token may not read direct messages/)).toBeVisible();
    expect(screen.getByLabelText('Access token')).toBeInvalid();
    expect(screen.getByLabelText('API key')).toBeValid();
    expect(screen.getByLabelText('API key secret')).toHaveValue(good['API key secret']);
  });

  it("keeps X's verdict until that value is changed, whatever is looked at meanwhile", async () => {
    server.use(
      http.post('/api/integrations/twitter/developer-app', () =>
        problem(422, 'invalid-fields', { errors: [{ field: 'apiKey', code: 'app-keys-wrong' }] }),
      ),
    );
    const { user } = showForm();
    const verdict = 'X does not accept API key and secret. Copy both again.';
    await fillIn(user);
    await user.type(screen.getByLabelText('API key'), ' {Enter}');
    expect(await screen.findByText(verdict)).toBeVisible();

    await user.click(screen.getByLabelText('Access token'));
    await user.tab();
    expect(screen.getByLabelText('API key')).toHaveValue(good['API key']);
    expect(screen.getByText(verdict)).toBeVisible();
    await user.type(screen.getByLabelText('API key'), '{Backspace}{Backspace}');

    expect(screen.queryByText(verdict)).not.toBeInTheDocument();
  });

  it('goes on saying why nothing was added when only the spaces around a key go', async () => {
    server.use(http.post('/api/integrations/twitter/developer-app', () => problem(503, 'keyset-missing')));
    const { user } = showForm();
    await fillIn(user);
    await user.type(screen.getByLabelText('API key'), ' {Enter}');
    const alert = await screen.findByRole('alert');

    await user.click(screen.getByLabelText('Access token'));

    expect(screen.getByLabelText('API key')).toHaveValue(good['API key']);
    expect(alert).toBeVisible();
  });

  it('shows above the form what is wrong with something that is no field of it', async () => {
    server.use(
      http.post('/api/integrations/twitter/developer-app', () =>
        problem(422, 'invalid-fields', {
          errors: [
            { field: 'historyDays', code: 'not-offered', message: 'Offered are 0, 7 and 30.' },
            { field: 'apiKey', code: 'required' },
          ],
        }),
      ),
    );
    const { user } = showForm();

    await fillIn(user);
    await user.click(add());

    expect(await screen.findByRole('alert')).toHaveTextContent(
      /How far back to read: Offered are 0, 7 and 30\./,
    );
    expect(screen.getByLabelText('API key')).toBeInvalid();
  });

  it('says to start again where X does not answer', async () => {
    server.use(http.post('/api/integrations/twitter/developer-app', () => problem(503, 'x-unreachable')));
    const { user } = showForm();

    await fillIn(user);
    await user.click(add());

    expect(await screen.findByRole('alert')).toHaveTextContent('Nothing was connected. Start again later.');
  });

  it('says what to do in the words of the server where the code is new', async () => {
    server.use(
      http.post('/api/integrations/twitter/developer-app', () =>
        problem(409, 'new-code', { remedy: 'Ask the owner of the app.' }),
      ),
    );
    const { user } = showForm();

    await fillIn(user);
    await user.click(add());

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'English for new-code.Ask the owner of the app.',
    );
  });

  it('takes nothing else while it is asked, and still shows the answer', async () => {
    let answer: () => void = vi.fn();
    const asked = new Promise<void>((resolve) => (answer = resolve));
    server.use(
      http.post('/api/integrations/twitter/developer-app', async () => {
        await asked;
        return problem(503, 'connecting-unavailable');
      }),
    );
    const { user } = showForm();
    await fillIn(user);
    await user.click(add());

    await user.type(screen.getByLabelText('API key'), 'x');
    expect(screen.getByLabelText('API key')).toHaveValue(good['API key']);
    expect(add()).toHaveAttribute('data-loading');
    answer();

    expect(await screen.findByText(/Nothing was connected/)).toBeVisible();
    await user.type(screen.getByLabelText('API key'), 'x');
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('says in plain words that nothing was connected when the connector does not answer', async () => {
    server.use(
      http.post('/api/integrations/twitter/developer-app', () => problem(503, 'connecting-unavailable')),
    );
    const { user } = showForm();

    await fillIn(user);
    await user.click(add());

    expect(await screen.findByText(/Nothing was connected/)).toBeVisible();
  });
});
