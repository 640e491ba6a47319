import { screen, waitFor } from '@testing-library/react';
import { delay, HttpResponse, http } from 'msw';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { keys } from '../api/keys';
import { show } from '../testing/render';
import { info, problem, server } from '../testing/server';
import { Pages } from './Pages';

beforeEach(() => {
  vi.stubGlobal('EventSource', class { addEventListener = () => undefined; close = () => undefined }); // prettier-ignore
  server.use(http.get('/api/auth/me', () => problem(401, 'not-signed-in')));
});

describe('all pages', () => {
  it('come and stay though nobody can tell about the installation, which is asked for again', async () => {
    server.use(http.get('/api/info', () => problem(503, 'unavailable')));
    const { user, queries } = show(<Pages />, '/integrations');
    await user.type(await screen.findByLabelText('Username'), 'supervisor');

    let answer = () => undefined as void;
    const asked = new Promise<void>((resolve) => (answer = resolve));
    server.use(
      http.get('/api/info', async () => {
        await asked;
        return HttpResponse.json(info);
      }),
    );
    void queries.refetchQueries({ queryKey: keys.info });
    await waitFor(() => expect(queries.isFetching({ queryKey: keys.info })).toBe(1));
    expect(screen.getByLabelText('Username')).toHaveValue('supervisor');

    answer();
    expect(await screen.findByText('Sandbox, not the real X')).toBeVisible();
    expect(screen.getByLabelText('Username')).toHaveValue('supervisor');
  });

  it('come soon though nobody answers about the installation', async () => {
    server.use(http.get('/api/info', () => delay('infinite')));
    show(<Pages />, '/integrations');

    expect(await screen.findByLabelText('Username', {}, { timeout: 3_000 })).toBeVisible();
  });

  it('come at the first refusal, for the installation is asked for again anyway', async () => {
    server.use(http.get('/api/info', () => problem(503, 'unavailable')));
    const tryLater = { queries: { retry: 2, retryDelay: 60_000 } };
    const { queries } = show(<Pages />, '/integrations', (fresh) => fresh.setDefaultOptions(tryLater));

    await waitFor(() => expect(queries.getQueryState(keys.info)?.status).toBe('error'));
    expect(await screen.findByLabelText('Username')).toBeVisible();
  });
});
