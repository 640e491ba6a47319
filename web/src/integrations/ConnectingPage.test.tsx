import { act, screen, waitFor } from '@testing-library/react';
import { delay, http, HttpResponse } from 'msw';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { show } from '../testing/render';
import { problem, server } from '../testing/server';
import { leftAttempts } from './attempt';
import { ConnectingPage } from './ConnectingPage';
import { channelWith, connectionId, connectionWith } from './fixtures';
import { callOff, hearTabs, type LoginNote } from './loginTabs';

const path = `/api/integrations/connections/${connectionId}`;
const stops: (() => void)[] = [];

function hear() {
  const notes: LoginNote[] = [];
  stops.push(hearTabs((note) => notes.push(note)));
  return notes;
}

afterEach(() => {
  stops.splice(0).forEach((stop) => stop());
  vi.restoreAllMocks();
});

describe('the tab on its way to X', () => {
  it('says in both tabs why it cannot go there', async () => {
    server.use(http.post('/api/integrations/twitter/login', () => problem(503, 'login-not-available')));
    const notes = hear();

    show(<ConnectingPage />, '/connecting?attempt=a1&days=7');

    expect(await screen.findByText('Login in Twitter is not set up in this installation.')).toBeVisible();
    await waitFor(() =>
      expect(notes).toContainEqual(expect.objectContaining({ kind: 'refused', attempt: 'a1' })),
    );
  });

  it('says in both tabs what to do in the words of the server where the code is new', async () => {
    server.use(
      http.post('/api/integrations/twitter/login', () =>
        problem(409, 'new-code', { remedy: 'Mend the moon.' }),
      ),
    );
    const notes = hear();

    show(<ConnectingPage />, '/connecting?attempt=a5&days=7');

    expect(await screen.findByText('English for new-code.')).toBeVisible();
    expect(screen.getByText('Mend the moon.')).toBeVisible();
    await waitFor(() => expect(notes).toContainEqual(expect.objectContaining({ remedy: 'Mend the moon.' })));
  });

  it('asks once, for as many days as were chosen', async () => {
    const asked: unknown[] = [];
    server.use(
      http.post('/api/integrations/twitter/login', async ({ request }) => {
        asked.push(await request.json());
        return problem(503, 'x-unreachable');
      }),
    );

    show(<ConnectingPage />, '/connecting?attempt=a2&days=0');
    await screen.findByText(/X does not answer/);
    expect(screen.getByText('Nothing was connected. Start again later.')).toBeVisible();

    expect(asked).toEqual([{ historyDays: 0 }]);
  });
});

describe('the tab whose attempt was called off', () => {
  const asked = vi.fn();
  const cancelled = vi.fn();

  function answerAfter(wait: Promise<unknown>) {
    server.use(
      http.post('/api/integrations/twitter/login', async () => {
        asked();
        await wait;
        return HttpResponse.json(
          { connectionId, authorizeUrl: 'https://x.test/', expiresAt: new Date().toISOString() },
          { status: 201 },
        );
      }),
      http.post(`${path}/cancel`, () => {
        cancelled();
        return new HttpResponse(null, { status: 202 });
      }),
    );
  }

  afterEach(() => vi.clearAllMocks());

  it('begins nothing, when it comes too late', async () => {
    answerAfter(Promise.resolve());
    callOff('a3');

    show(<ConnectingPage />, '/connecting?attempt=a3&days=7');

    expect(await screen.findByText('The sign-in was cancelled. Nothing was connected.')).toBeVisible();
    expect(asked).not.toHaveBeenCalled();
  });

  it('says so at once, and ends what it had begun', async () => {
    let answer: () => void = vi.fn();
    answerAfter(new Promise<void>((resolve) => (answer = resolve)));
    const notes = hear();
    show(<ConnectingPage />, '/connecting?attempt=a4&days=7');
    await waitFor(() => expect(asked).toHaveBeenCalled());

    callOff('a4');
    expect(await screen.findByText('The sign-in was cancelled. Nothing was connected.')).toBeVisible();
    answer();

    await waitFor(() => expect(cancelled).toHaveBeenCalledOnce());
    expect(screen.getByText(/You can close this tab/)).toBeVisible();
    expect(notes).not.toContainEqual(expect.objectContaining({ kind: 'begun' }));
  });
});

describe('the tab on its way back', () => {
  it('names the account, tells the other tab, and closes itself where it may', async () => {
    server.use(
      http.get(path, () =>
        HttpResponse.json(connectionWith({ state: 'CONNECTED', channelId: channelWith().id })),
      ),
      http.get(`/api/channels/${channelWith().id}`, () => HttpResponse.json(channelWith())),
    );
    const close = vi.spyOn(window, 'close').mockReturnValue();
    const notes = hear();

    show(<ConnectingPage />, `/connecting?connection=${connectionId}`);

    expect(await screen.findByText('Connected as @kopi_senja')).toBeVisible();
    expect(screen.getByText(/You can close this tab/)).toBeVisible();
    await waitFor(() => expect(notes).toContainEqual({ kind: 'returned', connectionId }));
    await waitFor(() => expect(close).toHaveBeenCalled(), { timeout: 4_000 });
  });

  it("says for how long Kanal asks while the installation's app is held up, and who can help", async () => {
    const waitingFor = { code: 'out-of-credit' };
    server.use(http.get(path, () => HttpResponse.json(connectionWith({ state: 'VERIFYING', waitingFor }))));

    show(<ConnectingPage />, `/connecting?connection=${connectionId}`);

    expect(await screen.findByText(/Tell who runs Kanal for you to add credit/)).toBeVisible();
    expect(screen.getByText(/Kanal goes on asking for at most 15 minutes/)).toBeVisible();
    expect(screen.queryByText(/developer console/)).not.toBeInTheDocument();
  });

  it('says what to do in the words of the server where the code of the end is new', async () => {
    const failure = { code: 'new-code', message: 'The moon was in the way.', remedy: 'Mend the moon.' };
    server.use(http.get(path, () => HttpResponse.json(connectionWith({ state: 'FAILED', failure }))));

    show(<ConnectingPage />, `/connecting?connection=${connectionId}`);

    expect(await screen.findByText('The moon was in the way.')).toBeVisible();
    expect(screen.getByText('Mend the moon.')).toBeVisible();
  });

  it('leaves the attempt to be met again where X cannot say yet', async () => {
    server.use(http.get(path, () => HttpResponse.json(connectionWith({ state: 'VERIFYING' }))));

    show(<ConnectingPage />, `/connecting?connection=${connectionId}`);

    await waitFor(() => expect(leftAttempts()).toMatchObject([{ id: connectionId }]));
  });

  it('leaves the attempt to be met again until somebody looks at how it ended', async () => {
    let state = connectionWith({ state: 'VERIFYING' });
    server.use(http.get(path, () => HttpResponse.json(state)));
    const looked = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    const { queries } = show(<ConnectingPage />, `/connecting?connection=${connectionId}`);
    await waitFor(() => expect(leftAttempts()).toMatchObject([{ id: connectionId }]));

    state = connectionWith({ state: 'FAILED', failure: { code: 'account-in-use' } });
    await act(() => queries.invalidateQueries());
    expect(await screen.findByText('This account is connected already.')).toBeInTheDocument();
    expect(leftAttempts()).toMatchObject([{ id: connectionId }]);

    looked.mockReturnValue('visible');
    document.dispatchEvent(new Event('visibilitychange'));
    expect(leftAttempts()).toEqual([]);
  });

  it('says what became of it without a session, as far as it may', async () => {
    server.use(http.get(path, () => problem(401, 'not-signed-in')));

    show(<ConnectingPage />, `/connecting?connection=${connectionId}`);

    expect(await screen.findByText(/What became of it is shown where you started/)).toBeVisible();
  });

  it('keeps saying so while it is asked again', async () => {
    const asked = vi.fn();
    server.use(
      http.get(path, async () => {
        asked();
        await delay(asked.mock.calls.length === 1 ? 0 : 'infinite');
        return problem(401, 'not-signed-in');
      }),
    );
    show(<ConnectingPage />, `/connecting?connection=${connectionId}`);
    await screen.findByText(/What became of it is shown where you started/);

    await waitFor(() => expect(asked).toHaveBeenCalledTimes(2));

    expect(screen.getByText(/What became of it is shown where you started/)).toBeVisible();
    expect(screen.queryByText(/checking the account/)).not.toBeInTheDocument();
  }, 10_000);

  it.each([
    ['problem=other-browser', /not the browser in which the connection was started/],
    ['problem=expired', /The 15 minutes to connect the account ran out/],
    ['problem=unknown-login', /does not know this sign-in/],
    ['', /does not know this sign-in/],
  ])('explains %j', async (query, words) => {
    show(<ConnectingPage />, `/connecting?${query}`);

    expect(await screen.findByText(words)).toBeVisible();
  });
});
