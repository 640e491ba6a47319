import { screen, waitFor, within } from '@testing-library/react';
import i18next from 'i18next';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keys } from '../api/keys';
import { zoneIn } from '../format/zone';
import { channelWith, conversationWith, giveSize, messageWith, openInbox } from './fixtures';
import type { Message } from './model';

beforeEach(giveSize);
afterEach(async () => {
  vi.restoreAllMocks();
  await i18next.changeLanguage('en');
});

const messages = async (name: string | RegExp) => within(await screen.findByRole('region', { name }));

const budi = { sender: '1', senderHandle: 'budi', senderName: 'Budi Santoso' };

/** Where it is said aloud that a line has come to an open conversation. */
async function hear(line: Message) {
  const lines = [messageWith('m1')];
  const { queries } = openInbox('/inbox/c-budi', { messages: lines });
  await screen.findByText('Text of m1');
  lines.unshift(line);
  await queries.invalidateQueries();
  return within(await screen.findByRole('region', { name: 'Budi Santoso' })).getByRole('status');
}

describe('A line that comes', () => {
  it('is said aloud with its writer', async () => {
    const said = await hear(messageWith('m2', budi));

    await waitFor(() => expect(said).toHaveTextContent('New message from Budi Santoso: Text of m2'));
  });

  it('is said aloud where nothing is written', async () => {
    const said = await hear(messageWith('m2', { ...budi, text: '' }));

    await waitFor(() =>
      expect(said).toHaveTextContent('New message from Budi Santoso: Photo or other attachment'),
    );
  });

  it('is said in the language of the reader where nobody wrote it', async () => {
    await i18next.changeLanguage('id');
    const joined = { type: 'PARTICIPANTS_CHANGED', sender: '', senderHandle: '' } as const;

    const said = await hear(messageWith('m2', { ...joined, text: 'People joined or left.' }));

    await waitFor(() => expect(said).toHaveTextContent(/^Ada yang bergabung atau keluar$/));
  });

  it('is said again where its words are the same', async () => {
    const lines = [messageWith('m1')];
    const { queries } = openInbox('/inbox/c-budi', { messages: lines });
    await screen.findByText('Text of m1');
    const hearNext = async (id: string) => {
      lines.unshift(messageWith(id, { ...budi, text: 'Halo?' }));
      await queries.invalidateQueries();
      await waitFor(() =>
        expect(queries.getQueryData(keys.messages('c-budi'))).toMatchObject({ items: lines }),
      );
      return screen.findByText('New message from Budi Santoso: Halo?');
    };

    expect(await hearNext('m2')).not.toBe(await hearNext('m3'));
  });
});

describe('A group', () => {
  const siti = { sender: '2', senderHandle: 'siti', senderName: 'Siti Aminah' };
  const group = conversationWith({
    type: 'GROUP',
    customer: null,
    unreadCount: 0,
    participants: [
      { id: '1', handle: 'budi', displayName: 'Budi Santoso' },
      { id: '2', handle: 'siti', displayName: 'Siti Aminah' },
    ],
  });

  it('shows who said what, each once for what was said in a row', async () => {
    openInbox('/inbox/c-budi', {
      conversation: group,
      messages: [
        messageWith('m5', siti),
        messageWith('m4', siti),
        messageWith('m3', { sender: '3', senderHandle: 'rahma' }),
        messageWith('m2', siti),
        messageWith('m1', budi),
      ],
    });

    const pane = await messages('Messages with Budi Santoso, Siti Aminah');
    const lines = (await pane.findAllByRole('listitem')).map((line) => line.textContent);
    expect(lines.slice(-5)).toEqual([
      expect.stringMatching(/^.?Budi SantosoText of m1/),
      expect.stringMatching(/^.?Siti AminahText of m2/),
      expect.stringMatching(/^.?@rahmaText of m3/),
      expect.stringMatching(/^.?Siti AminahText of m4/),
      expect.stringMatching(/^.?Text of m5/),
    ]);
  });

  it('names by the number at X who has no name yet', async () => {
    openInbox('/inbox/c-budi', {
      conversation: group,
      messages: [messageWith('m1', { sender: '77', senderHandle: '' })],
    });

    const pane = await messages('Messages with Budi Santoso, Siti Aminah');
    expect((await pane.findAllByRole('listitem')).at(-1)).toHaveTextContent(/77Text of m1/);
  });

  it('is the only place for names: with one customer they would say nothing', async () => {
    openInbox('/inbox/c-budi', { messages: [messageWith('m1', budi)] });

    const pane = await messages('Messages with Budi Santoso');
    expect(await pane.findByText('Text of m1')).toBeVisible();
    expect(pane.queryByText('Budi Santoso')).not.toBeInTheDocument();
  });
});

describe('An answer that X neither took nor refused', () => {
  it('says so, and that Kanal is looking', async () => {
    const state = 'UNCONFIRMED' as const;
    openInbox('/inbox/c-budi', { messages: [messageWith('r1', { direction: 'OUTBOUND', state })] });

    const pane = await messages('Messages with Budi Santoso');
    expect(await pane.findByText('X did not say whether it arrived; Kanal is looking')).toBeVisible();
    expect(pane.queryByText('Sent')).not.toBeInTheDocument();
    expect(pane.queryByRole('button')).not.toBeInTheDocument();
  });
});

describe('Channels in trouble', () => {
  it('have a banner each, and none for the one that is well', async () => {
    openInbox('/inbox', {
      channels: [
        channelWith({ status: 'OUT_OF_CREDIT', statusCause: { code: 'out-of-credit' } }),
        channelWith({ id: 'ch2', handle: 'kanal_demo', status: 'PAUSED' }),
        channelWith({ id: 'ch3', handle: 'toko_buku' }),
      ],
    });

    expect(await screen.findByRole('region', { name: 'Trouble with @kopi_senja' })).toHaveTextContent(
      'The app has no credit at X',
    );
    expect(screen.getByRole('region', { name: 'Trouble with @kanal_demo' })).toHaveTextContent(
      'This channel is paused',
    );
    expect(screen.getAllByRole('region', { name: /^Trouble with/ })).toHaveLength(2);
  });
});

describe('The times under messages', () => {
  const today = new Date();
  const yesterday = new Date(today.getTime() - 24 * 3_600_000).toISOString();
  const both = [messageWith('m2', { sentAt: today.toISOString() }), messageWith('m1', { sentAt: yesterday })];

  it('have their zone named by the line of the day', async () => {
    openInbox('/inbox/c-budi', { messages: both });

    const pane = await messages('Messages with Budi Santoso');
    expect(await pane.findByText(`Today, times in ${zoneIn('en', today)}`)).toBeVisible();
    expect(pane.getByText(`Yesterday, times in ${zoneIn('en', yesterday)}`)).toBeVisible();
  });

  it('have it in Indonesian too', async () => {
    openInbox('/inbox/c-budi', { messages: both });
    await i18next.changeLanguage('id');

    expect(await screen.findByText(`Hari ini, jam dalam ${zoneIn('id', today)}`)).toBeVisible();
  });
});
