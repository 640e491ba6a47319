import { screen } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
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
    let asked = 0;
    server.use(
      http.get('/api/info', () => {
        asked += 1;
        return asked < 3 ? problem(503, 'unavailable') : HttpResponse.json(info);
      }),
    );
    const { user, queries } = show(<Pages />, '/integrations');

    await user.type(await screen.findByLabelText('Username'), 'supervisor');
    await queries.refetchQueries({ queryKey: keys.info });

    expect(await screen.findByText('Sandbox, not the real X')).toBeVisible();
    expect(screen.getByLabelText('Username')).toHaveValue('supervisor');
  });
});
