import { screen, waitFor } from '@testing-library/react';
import { Link } from 'react-router';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { show } from '../testing/render';
import { Filters } from './Filters';
import { channelWith, conversationWith, openInbox } from './fixtures';
import { useSearch } from './useSearch';

beforeEach(() => {
  // The lists draw what fits into their size, which jsdom does not know.
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(800);
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(600);
});
afterEach(() => vi.restoreAllMocks());

const ofChannels = (asked: URLSearchParams) => (asked.has('channelId') ? [] : [conversationWith()]);

describe('A channel that is wished for and not there', () => {
  it('stands in the choice of channels, which leads back to all', async () => {
    const { user } = openInbox('/inbox?channel=gone', { found: ofChannels });

    const choice = await screen.findByRole('combobox', { name: 'Channel' });
    await waitFor(() => expect(choice).toHaveDisplayValue('Not connected any more'));
    await user.selectOptions(choice, 'All channels');

    expect(await screen.findByRole('link', { name: /Budi Santoso/ })).toBeVisible();
    expect(screen.queryByRole('combobox', { name: 'Channel' })).not.toBeInTheDocument();
  });

  it.each(['channel=gone', 'channel=gone&filter=all', 'channel=gone&filter=unread'])(
    'leads back to all conversations of all channels by one button (%s)',
    async (search) => {
      const { user } = openInbox(`/inbox?${search}`, { found: ofChannels });

      await user.click(await screen.findByRole('button', { name: 'Show all conversations' }));

      expect(await screen.findByRole('link', { name: /Budi Santoso/ })).toBeVisible();
      expect(screen.getByRole('radio', { name: 'All' })).toBeChecked();
    },
  );

  it('leads out of a search too', async () => {
    const { user } = openInbox('/inbox?channel=gone&filter=all&q=kopi', { found: ofChannels });

    await user.click(await screen.findByRole('button', { name: 'Search all conversations' }));

    expect(await screen.findByRole('link', { name: /Budi Santoso/ })).toBeVisible();
    expect(screen.getByRole('searchbox')).toHaveValue('kopi');
  });
});

describe('A search', () => {
  /** Where the address is the only one that knows what is looked for. */
  function Page() {
    const { wish, change } = useSearch();
    return (
      <>
        <Filters wish={wish} channels={[]} onChange={change} />
        <Link to="/inbox">Inbox</Link>
        <Link to="/inbox?q=budi">As before</Link>
      </>
    );
  }

  it('is over for who opens the inbox anew, and is there again for who goes back', async () => {
    const { user } = show(<Page />, '/inbox');
    const field = screen.getByRole('searchbox');
    await user.type(field, 'budi');

    await user.click(screen.getByRole('link', { name: 'Inbox' }));
    await user.click(screen.getByRole('link', { name: 'As before' }));
    await user.click(screen.getByRole('link', { name: 'Inbox' }));
    expect(field).toHaveValue('');
    await user.click(screen.getByRole('link', { name: 'As before' }));

    expect(field).toHaveValue('budi');
  });

  it('is not taken back by its own answer while somebody types on', async () => {
    const asked: (string | null)[] = [];
    const { user } = openInbox('/inbox', {
      found: (search) => {
        asked.push(search.get('q'));
        return [];
      },
    });
    const field = await screen.findByRole('searchbox');

    await user.type(field, 'bu');
    await waitFor(() => expect(asked.at(-1)).toBe('bu'));
    await user.type(field, 'di');

    expect(field).toHaveValue('budi');
    await waitFor(() => expect(asked.at(-1)).toBe('budi'));
    expect(field).toHaveValue('budi');
  });
});

describe('The choice of channels', () => {
  it('is offered where there are two, and asks for the chosen one', async () => {
    const asked: (string | null)[] = [];
    const { user } = openInbox('/inbox', {
      channels: [channelWith(), channelWith({ id: 'ch2', handle: 'kanal_demo' })],
      found: (search) => {
        asked.push(search.get('channelId'));
        return [];
      },
    });

    const choice = await screen.findByRole('combobox', { name: 'Channel' });
    await user.selectOptions(choice, '@kanal_demo');

    await waitFor(() => expect(asked.at(-1)).toBe('ch2'));
    expect(choice).toHaveDisplayValue('@kanal_demo');
  });
});

describe('An inbox without any account', () => {
  const none = { channels: [], found: () => [] };

  it('leads a supervisor to the page for adding one', async () => {
    openInbox('/inbox', none);

    expect(await screen.findByRole('link', { name: 'Add Twitter Account' })).toHaveAttribute(
      'href',
      '/integrations/twitter',
    );
  });

  it('leads an agent to what there is to see', async () => {
    openInbox('/inbox', none, 'AGENT');

    expect(await screen.findByText(/Ask a supervisor to connect one/)).toBeVisible();
    expect(screen.getByRole('link', { name: 'Go to Integrations' })).toHaveAttribute('href', '/integrations');
    expect(screen.queryByRole('link', { name: 'Add Twitter Account' })).not.toBeInTheDocument();
  });
});
