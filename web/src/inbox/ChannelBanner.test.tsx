import { act, fireEvent, screen } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { keys } from '../api/keys';
import { channelWith, openInbox } from './fixtures';

describe('A banner that was hidden', () => {
  const outage = (since: string) =>
    channelWith({ status: 'UNREACHABLE', statusCause: { code: 'x-unreachable', since } });

  it('leaves the keyboard on the page', async () => {
    openInbox('/inbox', { channels: [outage('2026-11-22T05:00:00Z')] });
    const main = document.body.appendChild(document.createElement('main'));
    main.id = 'content';
    main.tabIndex = -1;
    const hide = await screen.findByRole('button', { name: 'Hide the note on @kopi_senja' });
    hide.focus();

    fireEvent.click(hide);

    expect(main).toHaveFocus();
    main.remove();
  });

  it('stays away for this outage, and comes back with the next one of the same kind', async () => {
    let channels = [outage('2026-11-22T05:00:00Z')];
    const { user, queries } = openInbox('/inbox', {
      answers: [http.get('/api/channels', () => HttpResponse.json({ items: channels }))],
    });
    await user.click(await screen.findByRole('button', { name: 'Hide the note on @kopi_senja' }));
    await act(() => queries.refetchQueries({ queryKey: keys.channels }));
    expect(screen.queryByRole('region', { name: 'Trouble with @kopi_senja' })).not.toBeInTheDocument();

    channels = [outage('2026-11-22T09:00:00Z')];
    await act(() => queries.refetchQueries({ queryKey: keys.channels }));

    expect(await screen.findByRole('region', { name: 'Trouble with @kopi_senja' })).toBeVisible();
  });
});

describe('A banner of a channel', () => {
  it.each([
    ['OPERATOR', /Tell who runs Kanal for you to .+, then connect the account again\./],
    ['SUPERVISOR', /Copy both anew from the app's page at X\./],
  ])('says what helps where the app is for the %s to mend', async (actor, remedy) => {
    const statusCause = { code: 'app-keys-wrong', since: '2026-11-22T05:00:00Z', actor };
    openInbox('/inbox', {
      channels: [channelWith({ status: 'NEEDS_REAUTHORIZATION', statusCause })],
    });

    expect(await screen.findByRole('region', { name: 'Trouble with @kopi_senja' })).toHaveTextContent(remedy);
  });
});
