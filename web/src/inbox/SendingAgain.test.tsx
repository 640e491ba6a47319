import { act, screen, waitFor } from '@testing-library/react';
import { HttpResponse } from 'msw';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keys } from '../api/keys';
import { problem, supervisor } from '../testing/server';
import { giveSize } from './fixtures';
import { calls, composer, failAllTries, ofAnswer, ofDraft, open, writeElsewhere } from './sendingFixtures';

beforeEach(() => {
  giveSize();
  calls.length = 0;
});
afterEach(() => vi.restoreAllMocks());

describe('an answer whose fate is open', () => {
  it('goes with the same key after a reload, and then what was typed after it stays', async () => {
    localStorage.setItem(ofDraft, 'Masih ada. Mau?');
    localStorage.setItem(
      ofAnswer,
      JSON.stringify({ key: 'k1', text: 'Masih ada.', seenUpTo: 'm0', at: Date.now() }),
    );
    const { user } = open();

    await user.type(await composer(), '{Enter}');
    await waitFor(() => expect(calls).toHaveLength(1));
    calls[0]?.answer();

    expect(calls[0]).toMatchObject({ key: 'k1', body: { text: 'Masih ada.', seenUpTo: 'm0' } });
    await waitFor(async () => expect(await composer()).toHaveValue('Mau?'));
  });

  it('is no news over the next words once another tab has sent it', async () => {
    const { user } = open();
    await user.type(await composer(), 'Halo{Enter}');
    await failAllTries();
    await screen.findByRole('alert');

    localStorage.removeItem(ofAnswer);
    writeElsewhere('');
    writeElsewhere('Baru');

    expect(await composer()).toHaveValue('Baru');
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  }, 10_000);

  it('goes with the same key also after the session has ended between', async () => {
    const { user } = open();
    await user.type(await composer(), 'Ya{Enter}');
    await waitFor(() => expect(calls).toHaveLength(1));
    calls[0]?.answer(problem(503, 'service-unavailable'));
    await waitFor(() => expect(calls).toHaveLength(2));
    calls[1]?.answer(problem(401, 'session-ended'));
    await screen.findByRole('alert');

    await user.type(await composer(), '{Enter}');
    await waitFor(() => expect(calls).toHaveLength(3));

    expect(calls[2]?.key).toBe(calls[0]?.key);
  });

  it('goes with what was typed after it, where nobody can have taken it', async () => {
    const { user } = open();
    await user.type(await composer(), 'Halo{Enter}');
    await waitFor(() => expect(calls).toHaveLength(1));
    calls[0]?.answer(problem(401, 'session-ended'));
    expect(await screen.findByRole('alert')).toHaveTextContent('Your answer was not sent');

    await user.type(await composer(), ' Budi{Enter}');
    await waitFor(() => expect(calls).toHaveLength(2));

    expect(calls[1]?.body).toMatchObject({ text: 'Halo Budi' });
    expect(calls[1]?.key).not.toBe(calls[0]?.key);
  });

  it('says that nobody knows what became of it, and what Send does then', async () => {
    const { user } = open();
    await user.type(await composer(), 'Halo{Enter}');
    await failAllTries();

    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('It is not known whether your answer was sent');
    expect(alert).toHaveTextContent('Send asks again with the same words; they go only once.');
  }, 10_000);

  it('is not repeated under a key that is forgotten by now, before somebody has looked', async () => {
    const at = Date.now() - 25 * 60 * 60_000;
    localStorage.setItem(ofDraft, 'Halo');
    localStorage.setItem(ofAnswer, JSON.stringify({ key: 'k1', text: 'Halo', at }));
    const { user } = open();

    expect(await screen.findByRole('alert')).toHaveTextContent('Look whether it stands above');
    await user.type(await composer(), '{Enter}');
    await waitFor(() => expect(calls).toHaveLength(1));

    expect(calls[0]?.key).not.toBe('k1');
    expect(calls[0]?.body).toEqual({ text: 'Halo', seenUpTo: 'm1' });
  });

  it('is not tried again when somebody else has signed in meanwhile', async () => {
    const { user, queries } = open();
    await user.type(await composer(), 'Halo{Enter}');
    await waitFor(() => expect(calls).toHaveLength(1));

    calls[0]?.answer(problem(503, 'service-unavailable'));
    queries.setQueryData(keys.me, { ...supervisor, id: 'u-other' });

    await waitFor(() => expect(queries.isMutating()).toBe(0));
    expect(calls).toHaveLength(1);
    expect(JSON.parse(localStorage.getItem(ofAnswer) ?? '{}')).toMatchObject({ text: 'Halo' });
  });

  it('goes with the same key where the word that it arrived cannot be read', async () => {
    const { user } = open();
    await user.type(await composer(), 'Halo{Enter}');
    await waitFor(() => expect(calls).toHaveLength(1));
    calls[0]?.answer(new HttpResponse('half of a wor', { status: 202 }));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'It is not known whether your answer was sent',
    );

    await user.type(await composer(), '{Enter}');
    await waitFor(() => expect(calls).toHaveLength(2));

    expect(calls[1]?.key).toBe(calls[0]?.key);
  });

  it('of another tab is not unknown because one of this tab was refused', async () => {
    const { user } = open();
    await user.type(await composer(), 'Halo{Enter}');
    await waitFor(() => expect(calls).toHaveLength(1));
    calls[0]?.answer(problem(409, 'channel-paused'));
    expect(await screen.findByRole('alert')).toHaveTextContent('Your answer was not sent');

    const other = { key: 'k2', text: 'Halo', seenUpTo: 'm1', at: Date.now() };
    localStorage.setItem(ofAnswer, JSON.stringify(other));
    act(() => void window.dispatchEvent(new StorageEvent('storage', { key: ofAnswer })));

    expect(screen.getByRole('alert')).toHaveTextContent('Your answer was not sent');
  });

  it('is known in another tab too, once its sending cannot go on any more', async () => {
    const { user } = open();
    const field = await composer();
    localStorage.setItem(ofDraft, 'Halo');
    localStorage.setItem(ofAnswer, JSON.stringify({ key: 'k1', text: 'Halo', at: Date.now() }));
    act(() => void window.dispatchEvent(new StorageEvent('storage', { key: ofAnswer })));
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();

    vi.setSystemTime(Date.now() + 90_000);
    await user.type(field, ' Budi');

    expect(screen.getByRole('alert')).toHaveTextContent('It is not known whether your answer was sent');
    vi.useRealTimers();
  });
});
