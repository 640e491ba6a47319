import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keys } from '../api/keys';
import { problem } from '../testing/server';
import { conversationWith, giveSize, openInbox } from './fixtures';

beforeEach(giveSize);
afterEach(() => vi.restoreAllMocks());

const many = Array.from({ length: 200 }, (_, place) => {
  const name = `Customer ${place}.`;
  return conversationWith({ id: `c-${place}`, customer: { id: `${place}`, displayName: name } });
});
const list = () => screen.findByRole('list', { name: 'Conversations' });
const row = (place: number) => screen.getByRole('link', { name: new RegExp(`Customer ${place}\\.`) });
const stops = async () =>
  within(await list())
    .getAllByRole('link')
    .filter(({ tabIndex }) => tabIndex >= 0);

describe('the list of conversations', () => {
  it('is one stop of the tabulator, however long it is', async () => {
    const { user } = openInbox('/inbox', { found: () => many });

    expect(await stops()).toEqual([row(0)]);
    row(0).focus();
    await user.tab();
    expect(await list()).not.toContainElement(document.activeElement as HTMLElement);

    await user.tab({ shift: true });
    expect(row(0)).toHaveFocus();
  });

  it('is entered where the keyboard was last', async () => {
    const { user } = openInbox('/inbox', { found: () => many });
    await list();

    row(0).focus();
    await user.keyboard('{ArrowDown}{ArrowDown}');

    expect(row(2)).toHaveFocus();
    expect(await stops()).toEqual([row(2)]);
  });

  it('is walked through by pages', async () => {
    const { user } = openInbox('/inbox', { found: () => many });
    await list();

    row(0).focus();
    await user.keyboard('{PageDown}');
    expect(row(8)).toHaveFocus();
    await user.keyboard('{PageUp}');

    expect(row(0)).toHaveFocus();
  });

  it('keeps the row that has the keyboard, however far somebody scrolls', async () => {
    openInbox('/inbox', { found: () => many });
    const scroller = (await list()).parentElement ?? document.body;
    row(0).focus();

    fireEvent.scroll(scroller, { target: { scrollTop: 9_000 } });
    await waitFor(() => expect(row(100)).toBeInTheDocument());
    // Where the window goes to the back, the page still has it.
    fireEvent.blur(row(0));

    expect(row(0)).toHaveFocus();
  });

  it('is entered at the conversation that is open', async () => {
    openInbox('/inbox/c-3', { found: () => many, conversation: many[3] ?? conversationWith() });
    await list();

    expect(await stops()).toEqual([row(3)]);
  });

  it('is entered at its first row that is drawn when the one that was left is not', async () => {
    openInbox('/inbox/c-199', { found: () => many, conversation: many[199] ?? conversationWith() });
    await list();

    expect(await stops()).toEqual([row(0)]);
  });

  it('says no more that its rest is missing when it is there', async () => {
    let whole = false;
    const page = http.get('/api/inbox/conversations', ({ request }) => {
      if (new URL(request.url).searchParams.has('cursor')) {
        return problem(503, 'unavailable');
      }
      return HttpResponse.json({ items: many.slice(0, 3), ...(whole ? {} : { nextCursor: 'more' }) });
    });
    const { queries } = openInbox('/inbox', { answers: [page] });
    expect(await screen.findByText(/The rest could not be loaded/)).toBeVisible();

    whole = true;
    await act(() => queries.refetchQueries({ queryKey: keys.conversations }));

    await waitFor(() => expect(screen.queryByText(/The rest could not be loaded/)).not.toBeInTheDocument());
  });
});
