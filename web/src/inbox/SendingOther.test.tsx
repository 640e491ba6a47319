import { screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { problem } from '../testing/server';
import { giveSize } from './fixtures';
import { calls, composer, failAllTries, ofAnswer, ofDraft, open } from './sendingFixtures';

beforeEach(() => {
  giveSize();
  calls.length = 0;
});
afterEach(() => vi.restoreAllMocks());

describe('the words of an answer whose fate is open', () => {
  it('is another one once its words are others', async () => {
    localStorage.setItem(ofDraft, 'Ya');
    localStorage.setItem(ofAnswer, JSON.stringify({ key: 'k1', text: 'Ya', seenUpTo: 'm0', at: Date.now() }));
    const { user } = open();

    await user.clear(await composer());
    await user.type(await composer(), 'Yang biru?');
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    await user.type(await composer(), '{Enter}');
    await waitFor(() => expect(calls).toHaveLength(1));

    expect(calls[0]?.key).toMatch(/^[0-9a-f]{32}$/);
    expect(calls[0]?.body).toEqual({ text: 'Yang biru?', seenUpTo: 'm1' });
  });

  it('goes with the same key when its words are cut and put back', async () => {
    localStorage.setItem(ofDraft, 'Ya');
    localStorage.setItem(ofAnswer, JSON.stringify({ key: 'k1', text: 'Ya', seenUpTo: 'm0', at: Date.now() }));
    const { user } = open();

    await user.clear(await composer());
    await user.click(await composer());
    await user.paste('Ya');
    expect(screen.getByRole('alert')).toHaveTextContent('It is not known whether your answer was sent');
    await user.type(await composer(), '{Enter}');
    await waitFor(() => expect(calls).toHaveLength(1));

    expect(calls[0]?.key).toBe('k1');
  });

  it('stays the same answer when more is written after it was put back', async () => {
    localStorage.setItem(ofDraft, 'Halo');
    localStorage.setItem(ofAnswer, JSON.stringify({ key: 'k1', text: 'Halo', at: Date.now() }));
    const { user } = open();
    await user.clear(await composer());
    await user.click(await composer());
    await user.paste('Halo');

    await user.type(await composer(), ' Budi');
    expect(screen.getByRole('alert')).toHaveTextContent('What you typed after them stays here');
    await user.type(await composer(), '{Enter}');
    await waitFor(() => expect(calls).toHaveLength(1));

    expect(calls[0]).toMatchObject({ key: 'k1', body: { text: 'Halo' } });
  });

  it('has to be looked for also where it was put back under a key that is forgotten by now', async () => {
    const at = Date.now() - 25 * 60 * 60_000;
    localStorage.setItem(ofAnswer, JSON.stringify({ key: 'k1', text: 'Halo', at, aside: true }));
    const { user } = open();

    await user.click(await composer());
    await user.paste('Halo');

    expect(screen.getByRole('alert')).toHaveTextContent('Look whether it stands above');
  });

  it('takes nothing of another word that begins as it did', async () => {
    const { user } = open();
    await user.type(await composer(), 'Ya{Enter}');
    await waitFor(() => expect(calls).toHaveLength(1));

    await user.type(await composer(), '{Backspace}ang biru?');
    calls[0]?.answer();

    await waitFor(() =>
      expect(screen.getByRole('button', { name: 'Send' })).not.toHaveAttribute('data-loading'),
    );
    expect(await composer()).toHaveValue('Yang biru?');
  });

  it('does not go in the place of another word that begins as it did', async () => {
    const { user } = open();
    await user.type(await composer(), 'Ok{Enter}');
    await failAllTries();
    await screen.findByRole('alert');

    await user.type(await composer(), 'ay, besok');
    expect(screen.getByRole('alert')).toHaveTextContent('Look whether it stands above');
    await user.type(await composer(), '{Enter}');
    await waitFor(() => expect(calls).toHaveLength(4));

    expect(calls[3]?.body).toMatchObject({ text: 'Okay, besok' });
  }, 10_000);

  it('says that what was typed after it stays', async () => {
    const { user } = open();
    await user.type(await composer(), 'Halo{Enter}');
    await failAllTries();
    expect(await screen.findByRole('alert')).not.toHaveTextContent('What you typed after them stays here');

    await user.type(await composer(), ' Budi');

    expect(screen.getByRole('alert')).toHaveTextContent('What you typed after them stays here');
  }, 10_000);

  it.each(['Hai Budi', 'Halo Budi, masih ada.'])(
    'is tried again as it was, and takes nothing of what is written in its place meanwhile (%s)',
    async (anew) => {
      const { user } = open();
      await user.type(await composer(), 'Halo{Enter}');
      await waitFor(() => expect(calls).toHaveLength(1));
      await user.clear(await composer());
      await user.type(await composer(), anew);

      calls[0]?.answer(problem(503, 'service-unavailable'));
      await waitFor(() => expect(calls).toHaveLength(2));
      calls[1]?.answer();

      await waitFor(() =>
        expect(screen.getByRole('button', { name: 'Send' })).not.toHaveAttribute('data-loading'),
      );
      expect(calls[1]).toMatchObject({ key: calls[0]?.key, body: { text: 'Halo' } });
      expect(await composer()).toHaveValue(anew);
    },
  );

  it('stays open when its words are changed, and has to be looked for before it goes with others', async () => {
    const { user } = open();
    await user.type(await composer(), 'Helo{Enter}');
    await failAllTries();

    await user.type(await composer(), '{Backspace}lo');

    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('It is not known whether your answer was sent');
    expect(alert).toHaveTextContent('Look whether it stands above');
    await user.type(await composer(), '{Enter}');
    await waitFor(() => expect(calls).toHaveLength(4));
    expect(calls[3]).toMatchObject({ body: { text: 'Hello' } });
    expect(calls[3]?.key).not.toBe(calls[0]?.key);
  }, 10_000);

  it('goes with the same key when its words are changed back', async () => {
    const { user } = open();
    await user.type(await composer(), 'Halo{Enter}');
    await failAllTries();
    await screen.findByRole('alert');

    await user.type(await composer(), '{Backspace}o{Enter}');
    await waitFor(() => expect(calls).toHaveLength(4));

    expect(calls[3]?.key).toBe(calls[0]?.key);
  }, 10_000);

  it('stays open for who writes something else in its place while it is sent', async () => {
    const { user } = open();
    await user.type(await composer(), 'Halo{Enter}');
    await waitFor(() => expect(calls).toHaveLength(1));
    await user.clear(await composer());
    await user.type(await composer(), 'Hai');
    await failAllTries();

    expect(await screen.findByRole('alert')).toHaveTextContent('Look whether it stands above');
  }, 10_000);
});
