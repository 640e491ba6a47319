import { screen } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import { keys } from '../api/keys';
import { show } from '../testing/render';
import { server, supervisor } from '../testing/server';
import { useSession, useSessionActions } from './session';

function Page() {
  const session = useSession();
  const { signOut, forget } = useSessionActions();
  return (
    <>
      <p>{'user' in session ? session.user.displayName : session.state}</p>
      <button onClick={() => void signOut()}>Out</button>
      <button onClick={forget}>Somebody else</button>
    </>
  );
}

const waitsForX = () => sessionStorage.getItem('kanal.login') !== null;

beforeEach(() => {
  sessionStorage.setItem('kanal.login', '{}');
  server.use(http.post('/api/auth/logout', () => new HttpResponse(null, { status: 204 })));
});

describe('The login at X that somebody waits for', () => {
  it.each(['Out', 'Somebody else'])('is not for whoever comes next: %s', async (way) => {
    const { user } = show(<Page />);
    await screen.findByText('Sari');
    expect(waitsForX()).toBe(true);

    await user.click(screen.getByText(way));

    await screen.findByText('signed-out');
    expect(waitsForX()).toBe(false);
  });

  it('is not for another person who has signed in in another tab', async () => {
    const { queries } = show(<Page />);
    await screen.findByText('Sari');

    await queries.refetchQueries({ queryKey: keys.me });
    expect(waitsForX()).toBe(true);
    server.use(
      http.get('/api/auth/me', () => HttpResponse.json({ ...supervisor, id: 'other', displayName: 'Rina' })),
    );
    await queries.refetchQueries({ queryKey: keys.me });

    await screen.findByText('Rina');
    expect(waitsForX()).toBe(false);
  });
});
