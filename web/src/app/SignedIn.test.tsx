import { Modal } from '@mantine/core';
import { screen, waitFor, within } from '@testing-library/react';
import { delay, http, HttpResponse } from 'msw';
import { useState, type ReactElement } from 'react';
import { Route, Routes } from 'react-router';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { get } from '../api/client';
import { keys } from '../api/keys';
import { show } from '../testing/render';
import { problem, server, supervisor } from '../testing/server';
import { SignedIn } from './SignedIn';

function Draft() {
  const [text, setText] = useState('');
  return (
    <>
      <textarea aria-label="Draft" value={text} onChange={(event) => setText(event.target.value)} />
      <button onClick={() => void get('/api/channels').catch(() => undefined)}>Ask</button>
    </>
  );
}

function DraftInPopup() {
  const [opened, setOpened] = useState(true);
  return (
    <Modal opened={opened} onClose={() => setOpened(false)} title="Write">
      <Draft />
    </Modal>
  );
}

const pageWith = (content: ReactElement) => (
  <Routes>
    <Route element={<SignedIn />}>
      <Route index element={content} />
    </Route>
  </Routes>
);
const page = pageWith(<Draft />);

const rina = { ...supervisor, id: '0b7f4c3e-8a51-4c6e-9d3a-000000000002', displayName: 'Rina' };

/** Shows the page, with the streams that it opens. */
function showWithStreams() {
  const streams: { closed: boolean }[] = [];
  class Stream {
    closed = false;
    constructor() {
      streams.push(this);
    }
    addEventListener = () => undefined;
    close = () => {
      this.closed = true;
    };
  }
  vi.stubGlobal('EventSource', Stream);
  return { ...show(page), streams };
}

beforeEach(() => {
  vi.stubGlobal('EventSource', class { addEventListener = () => undefined; close = () => undefined }); // prettier-ignore
});

afterEach(() => vi.useRealTimers());

describe('a page behind the sign-in', () => {
  it('asks who nobody is to sign in', async () => {
    server.use(http.get('/api/auth/me', () => problem(401, 'not-signed-in')));
    show(page);

    expect(await screen.findByRole('button', { name: 'Login' })).toBeVisible();
    expect(screen.queryByLabelText('Draft')).not.toBeInTheDocument();
  });

  it('says that nobody can be reached, and keeps what is typed while it asks again', async () => {
    server.use(http.get('/api/auth/me', () => HttpResponse.error()));
    const { user, queries } = show(page);

    expect(await screen.findByRole('alert')).toHaveTextContent('Kanal cannot be reached');
    await user.type(screen.getByLabelText('Username'), 'supervisor');
    server.use(http.get('/api/auth/me', () => delay('infinite')));
    void queries.refetchQueries({ queryKey: keys.me });

    await waitFor(() => expect(queries.isFetching({ queryKey: keys.me })).toBe(1));
    expect(screen.getByLabelText('Username')).toHaveValue('supervisor');
    expect(screen.getByRole('alert')).toBeVisible();
  });

  it('comes by itself when Kanal can be reached again', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'clearInterval', 'clearTimeout'] });
    server.use(http.get('/api/auth/me', () => problem(503, 'unavailable'), { once: true }));
    show(page);
    await vi.waitFor(() => expect(screen.getByRole('alert')).toBeVisible());

    await vi.advanceTimersByTimeAsync(10_000);

    await vi.waitFor(() => expect(screen.getByLabelText('Draft')).toBeVisible());
  });

  it('says that this is the sandbox', async () => {
    show(page);

    expect(await screen.findByText('Sandbox, not the real X')).toBeVisible();
  });

  it('keeps what was typed when the session ends, and lets the same person in again', async () => {
    server.use(http.get('/api/channels', () => problem(401, 'session-ended')));
    server.use(http.post('/api/auth/login', () => HttpResponse.json({ user: supervisor })));
    const { user } = show(page);

    await user.type(await screen.findByLabelText('Draft'), 'Dear Budi');
    await user.click(screen.getByRole('button', { name: 'Ask' }));

    expect(await screen.findByRole('dialog', { name: 'Your session has ended' })).toBeVisible();
    expect(screen.getByLabelText('Username')).toHaveValue('supervisor');
    expect(screen.getByLabelText('Username')).toHaveAttribute('readonly');
    await user.type(screen.getByLabelText('Password'), 'kanal-demo');
    await user.click(screen.getByRole('button', { name: 'Login' }));

    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(screen.getByLabelText('Draft')).toHaveValue('Dear Budi');
    await waitFor(() => expect(screen.getByRole('button', { name: 'Ask' })).toHaveFocus());
  });

  it('keeps what was typed into a popup beneath from Escape', async () => {
    server.use(http.get('/api/channels', () => problem(401, 'session-ended')));
    server.use(http.post('/api/auth/login', () => HttpResponse.json({ user: supervisor })));
    const { user } = show(pageWith(<DraftInPopup />));
    await user.type(await screen.findByLabelText('Draft'), 'Dear Budi');
    await user.click(screen.getByRole('button', { name: 'Ask' }));
    await user.type(await screen.findByLabelText('Password'), 'kanal-demo');

    await user.keyboard('{Escape}');

    expect(screen.getByRole('dialog', { name: 'Your session has ended' })).toBeVisible();
    expect(screen.getByLabelText('Draft')).toHaveValue('Dear Budi');
    await user.click(screen.getByRole('button', { name: 'Login' }));
    await waitFor(() => expect(screen.queryByLabelText('Password')).not.toBeInTheDocument());
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  });

  it('keeps what was typed also when the end is noticed by asking who is signed in', async () => {
    const { user, queries } = show(page);
    await user.type(await screen.findByLabelText('Draft'), 'Dear Budi');

    server.use(http.get('/api/auth/me', () => problem(401, 'session-ended')));
    await queries.refetchQueries({ queryKey: keys.me });

    expect(await screen.findByRole('dialog', { name: 'Your session has ended' })).toBeVisible();
    expect(screen.getByLabelText('Draft')).toHaveValue('Dear Budi');
  });

  it('goes on when the same person has signed in again in another tab', async () => {
    server.use(http.get('/api/channels', () => problem(401, 'session-ended')));
    const { user } = show(page);
    await user.type(await screen.findByLabelText('Draft'), 'Dear Budi');
    await user.click(screen.getByRole('button', { name: 'Ask' }));
    await screen.findByRole('dialog', { name: 'Your session has ended' });

    window.dispatchEvent(new Event('visibilitychange'));

    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(screen.getByLabelText('Draft')).toHaveValue('Dear Budi');
  });

  it.each([
    ['while this one was signed in', undefined],
    ['after the session had ended', 'Ask'],
  ] as const)(
    'gives a page and a stream of their own to whoever else signs in by another tab %s',
    async (_, ending) => {
      const { user, streams, queries } = showWithStreams();
      await user.type(await screen.findByLabelText('Draft'), 'Dear Budi');
      await waitFor(() => expect(streams).toHaveLength(1));
      if (ending) {
        server.use(http.get('/api/channels', () => problem(401, 'session-ended')));
        await user.click(screen.getByRole('button', { name: ending }));
        await screen.findByRole('dialog', { name: 'Your session has ended' });
      }

      server.use(http.get('/api/auth/me', () => HttpResponse.json(rina)));
      await queries.refetchQueries({ queryKey: keys.me });

      expect(await screen.findByRole('button', { name: 'Your menu, Rina' })).toBeVisible();
      expect(screen.getByLabelText('Draft')).toHaveValue('');
      await waitFor(() => expect(streams).toHaveLength(2));
      expect(streams.map(({ closed }) => closed)).toEqual([true, false]);
      await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    },
  );

  it('keeps page and stream of a person who is the same, whatever else of them has changed', async () => {
    const { user, streams, queries } = showWithStreams();
    await user.type(await screen.findByLabelText('Draft'), 'Dear Budi');
    await waitFor(() => expect(streams).toHaveLength(1));

    server.use(http.get('/api/auth/me', () => HttpResponse.json({ ...supervisor, displayName: 'Sari W.' })));
    await queries.refetchQueries({ queryKey: keys.me });

    expect(await screen.findByRole('button', { name: 'Your menu, Sari W.' })).toBeVisible();
    expect(screen.getByLabelText('Draft')).toHaveValue('Dear Budi');
    expect(streams.map(({ closed }) => closed)).toEqual([false]);
  });

  it('stays open when a call of the session before is refused after signing in again', async () => {
    let refuse = () => undefined as void;
    const refused = new Promise<void>((resolve) => (refuse = resolve));
    const late = http.get('/api/channels', async () => {
      await refused;
      return problem(401, 'session-ended');
    });
    server.use(
      http.get('/api/channels', () => problem(401, 'session-ended'), { once: true }),
      late,
    );
    server.use(http.post('/api/auth/login', () => HttpResponse.json({ user: supervisor })));
    const { user } = show(page);
    const ask = await screen.findByRole('button', { name: 'Ask' });
    await user.click(ask);
    const early = get('/api/channels').catch((failure: unknown) => failure);
    await user.type(await screen.findByLabelText('Password'), 'kanal-demo');
    await user.click(screen.getByRole('button', { name: 'Login' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());

    refuse();

    expect(await early).toMatchObject({ status: 401 });
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    await user.click(ask);
    expect(await screen.findByRole('dialog', { name: 'Your session has ended' })).toBeVisible();
  });

  it('shows an operator that there is nothing to see without an organisation', async () => {
    server.use(http.get('/api/auth/me', () => HttpResponse.json({ ...supervisor, role: 'OPERATOR' })));
    show(page);

    expect(await screen.findByRole('heading', { name: 'No organisation' })).toBeVisible();
    expect(screen.queryByLabelText('Draft')).not.toBeInTheDocument();
  });

  it('lets an operator out, also on a screen that has no menu for one', async () => {
    const out = vi.fn();
    server.use(
      http.get('/api/auth/me', () => HttpResponse.json({ ...supervisor, role: 'OPERATOR' })),
      http.post('/api/auth/logout', () => {
        out();
        return new HttpResponse(null, { status: 204 });
      }),
    );
    const { user } = show(page);

    await user.click(within(await screen.findByRole('main')).getByRole('button', { name: 'Sign out' }));

    expect(await screen.findByRole('button', { name: 'Login' })).toBeVisible();
    expect(out).toHaveBeenCalledOnce();
  });
});
