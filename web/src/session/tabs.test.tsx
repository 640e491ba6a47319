import { act, screen, waitFor } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { show } from '../testing/render';
import { problem, server, supervisor } from '../testing/server';
import { useSession, useSessionActions } from './session';

/** The tabs of a browser as this one knows them. */
class Channel extends EventTarget {
  static here: Channel | undefined;
  static said = 0;
  constructor() {
    super();
    Channel.here = this;
  }
  postMessage() {
    Channel.said += 1;
  }
  close() {
    Channel.here = undefined;
  }
}

function Page() {
  const session = useSession();
  const { signIn, signOut, changeLanguage } = useSessionActions();
  const [refused, setRefused] = useState(false);
  return (
    <>
      <p>{'user' in session ? `${session.state}: ${session.user.displayName}` : session.state}</p>
      <button onClick={() => void signIn({ username: 'sari', password: 'x' })}>In</button>
      <button onClick={() => void signOut()}>Out</button>
      <button onClick={() => void changeLanguage('en').catch(() => setRefused(true))}>Language</button>
      {refused && <p>Refused</p>}
    </>
  );
}

const ofTheBrowser = BroadcastChannel;

beforeEach(() => {
  vi.stubGlobal('BroadcastChannel', Channel);
  Channel.said = 0;
  server.use(
    http.post('/api/auth/login', () => HttpResponse.json({ user: supervisor })),
    http.post('/api/auth/logout', () => new HttpResponse(null, { status: 204 })),
  );
});
afterEach(() => vi.stubGlobal('BroadcastChannel', ofTheBrowser));

describe('the tabs of one browser', () => {
  it('notice at once that another one has signed somebody else in, or out', async () => {
    show(<Page />);
    await screen.findByText('signed-in: Sari');

    const rina = { ...supervisor, id: 'other', displayName: 'Rina' };
    server.use(http.get('/api/auth/me', () => HttpResponse.json(rina)));
    act(() => void Channel.here?.dispatchEvent(new MessageEvent('message')));
    expect(await screen.findByText('signed-in: Rina')).toBeVisible();

    server.use(http.get('/api/auth/me', () => problem(401, 'not-signed-in')));
    act(() => void Channel.here?.dispatchEvent(new MessageEvent('message')));
    expect(await screen.findByText('ended: Rina')).toBeVisible();
  });

  it('are told of signing in and of signing out', async () => {
    server.use(http.get('/api/auth/me', () => problem(401, 'not-signed-in')));
    const { user } = show(<Page />);
    await screen.findByText('signed-out');

    await user.click(screen.getByText('In'));
    await screen.findByText('signed-in: Sari');
    expect(Channel.said).toBe(1);

    await user.click(screen.getByText('Out'));
    await screen.findByText('signed-out');
    expect(Channel.said).toBe(2);
  });

  it('are told of another language once it is kept', async () => {
    server.use(http.patch('/api/auth/me', () => problem(503, 'unavailable'), { once: true }));
    const { user } = show(<Page />);
    await screen.findByText('signed-in: Sari');

    await user.click(screen.getByText('Language'));
    await screen.findByText('Refused');
    expect(Channel.said).toBe(0);

    server.use(
      http.patch('/api/auth/me', () => HttpResponse.json({ ...supervisor, displayName: 'Sari W.' })),
    );
    await user.click(screen.getByText('Language'));
    await screen.findByText('signed-in: Sari W.');
    await waitFor(() => expect(Channel.said).toBe(1));
  });
});
