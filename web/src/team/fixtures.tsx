import { http, HttpResponse } from 'msw';
import { Route, Routes } from 'react-router';
import { keys } from '../api/keys';
import type { Role } from '../session/session';
import { show } from '../testing/render';
import { server, supervisor } from '../testing/server';
import { TeamPage } from './TeamPage';

/** Shows the pages of the team to somebody of a role. */
export function openTeam(role: Role = 'OWNER', address = '/team') {
  server.use(http.get('/api/auth/me', () => HttpResponse.json({ ...supervisor, role })));
  return show(
    <Routes>
      <Route path="team/*" element={<TeamPage />} />
    </Routes>,
    address,
    (queries) => queries.setQueryData(keys.me, { ...supervisor, role }),
  );
}
