import { act, screen, waitFor } from '@testing-library/react';
import { delay, http, HttpResponse } from 'msw';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { keys } from '../api/keys';
import { formatsIn } from '../format/formats';
import { show } from '../testing/render';
import { problem, server } from '../testing/server';
import type { Reading } from '../api/readings';
import type { Channel } from './api';
import { ChannelCard } from './ChannelCard';
import { channelWith, readingWith } from './fixtures';

function showCard(channel: Partial<Channel> = {}, reading?: Partial<Reading>, supervises = true) {
  return show(
    <ChannelCard channel={channelWith(channel)} reading={readingWith(reading)} supervises={supervises} />,
  );
}

const cause = (code: string, actor: NonNullable<Channel['statusCause']>['actor']) => ({
  code,
  message: 'English',
  remedy: 'English',
  since: '2026-11-22T06:00:00Z',
  actor,
});

describe('the card of an account', () => {
  it('says how far messages are complete, when the next look is, and what the past cost', async () => {
    const now = new Date();
    showCard({}, { completeUntil: now.toISOString() });

    expect(screen.getByText(`Complete up to ${formatsIn('en').clock(now, now)}`)).toBeVisible();
    expect(screen.getByText(/^Next look in 2[234] s$/)).toBeVisible();
    expect(await screen.findByText('about $0.24 at X')).toBeVisible();
    expect(screen.getByText(/24 older messages, back to 2[23] Oct 2026/)).toBeVisible();
  });

  it('says nothing of what the past cost before the price is known', async () => {
    server.use(http.get('/api/info', () => problem(503, 'service-unavailable')));
    const { queries } = showCard();

    await waitFor(() => expect(queries.getQueryState(keys.info)?.status).toBe('error'));
    expect(screen.getByText(/24 older messages/)).toBeVisible();
    expect(screen.getByText(/\$/)).not.toBeVisible();
  });

  it('says of which day that is when it is not today', () => {
    showCard({}, { completeUntil: '2020-02-05T12:03:07Z' });

    expect(screen.getByText(/^Complete up to [56] Feb 2020, \d\d:\d3:07 /)).toBeVisible();
  });

  it('looks at once when asked, and says so until it has', async () => {
    const asked = vi.fn();
    server.use(
      http.post(`/api/integrations/channels/${channelWith().id}/check-now`, () => {
        asked();
        return new HttpResponse(null, { status: 202 });
      }),
    );
    const { user } = showCard();

    await user.click(screen.getByRole('button', { name: 'Check now' }));

    await waitFor(() => expect(asked).toHaveBeenCalledOnce());
    expect(screen.getByRole('button', { name: 'Check now' })).toHaveAttribute('data-loading');
  });

  it.each([
    [{ backTo: null, messages: 0, done: false, stopped: false }, 'Reading the past …'],
    [
      { backTo: '2026-11-20T00:00:00Z', messages: 1200, done: false, stopped: false },
      /^Reading the past: 1,200 messages so far, back to (19|20) Nov 2026$/,
    ],
  ])('says how far the past has been read while it is read (%#)', async (history, words) => {
    showCard({}, { history });

    expect(screen.getByText(words)).toBeVisible();
    if (history.messages > 0) {
      expect(await screen.findByText('about $12.00 at X')).toBeVisible();
    }
    expect(screen.queryByRole('button', { name: 'Read on' })).not.toBeInTheDocument();
  });

  it('says that it has not been read yet, and that it is looked at now', () => {
    showCard({}, { completeUntil: null, nextReadAt: new Date(Date.now() - 1_000).toISOString() });

    expect(screen.getByText('Not read yet')).toBeVisible();
    expect(screen.getByText('Looking now …')).toBeVisible();
  });

  it.each([
    [30, /^Next look in (2\d|30) s$/],
    [60, 'Looking now …'],
    [222, /^Next look in 1[0-8] s$/],
    [240, 'Looking now …'],
  ])('goes on counting in its rhythm when it has heard nothing for %i s', (seconds, words) => {
    showCard({}, { nextReadAt: new Date(Date.now() - seconds * 1000).toISOString(), everySeconds: 60 });

    expect(screen.getByText(words)).toBeVisible();
  });

  it('counts on while X lets us read less than we need', () => {
    showCard({ status: 'LIMITED' });

    expect(screen.getByText(/^Next look in 2[234] s$/)).toBeVisible();
  });

  it.each(['NEEDS_REAUTHORIZATION', 'OUT_OF_CREDIT', 'SUSPENDED', 'X_UNREACHABLE'] as const)(
    'promises no look while it is %s',
    (status) => {
      const first = showCard({ status });
      expect(screen.queryByText(/^Next look/)).not.toBeInTheDocument();
      first.unmount();

      showCard({ status }, { nextReadAt: new Date(Date.now() - 1_000).toISOString() });
      expect(screen.queryByText(/^Looking now/)).not.toBeInTheDocument();
      expect(screen.getByRole('button', { name: 'Check now' })).toBeEnabled();
    },
  );

  it('does not say that the past is read while nothing is', () => {
    const history = { backTo: '2026-11-01T00:00:00Z', messages: 1200, done: false, stopped: false };
    const read = showCard({}, { history });
    expect(screen.getByText(/^Reading the past: 1,200 messages so far/)).toBeVisible();
    read.unmount();

    showCard({ status: 'SUSPENDED' }, { history });

    expect(screen.queryByText(/^Reading the past/)).not.toBeInTheDocument();
    expect(screen.getByText(/^1,200 older messages so far, back to .* The rest follows.$/)).toBeVisible();
    expect(screen.getByText('Nothing is read at the moment')).toBeVisible();
  });

  it('offers to read on where the past stopped, beside the price', async () => {
    showCard({}, { history: { backTo: '2026-11-01T00:00:00Z', messages: 5000, done: false, stopped: true } });

    expect(screen.getByRole('button', { name: 'Read on' })).toBeEnabled();
    expect(screen.getByText(/Stopped at 5,000 messages/)).toBeVisible();
    expect(
      await screen.findByText(/about \$50\.00 at X · Each further message costs \$0\.010 at X/),
    ).toBeVisible();
  });

  it('offers the one button that helps to who can press it', () => {
    showCard({
      status: 'NEEDS_REAUTHORIZATION',
      statusCause: cause('access-revoked', 'SUPERVISOR'),
      method: 'LOGIN',
    });

    expect(screen.getByText('X no longer accepts the access to this account.')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Connect again' })).toHaveAttribute(
      'href',
      '/integrations/twitter',
    );
    expect(screen.queryByText(/can help/)).not.toBeInTheDocument();
  });

  it('leads to the keys of the developer app where the account is connected by them', () => {
    showCard({
      status: 'NEEDS_REAUTHORIZATION',
      statusCause: cause('access-revoked', 'SUPERVISOR'),
      method: 'DEVELOPER_APP',
    });

    expect(screen.getByRole('link', { name: 'Connect again' })).toHaveAttribute(
      'href',
      '/integrations/twitter?method=app',
    );
  });

  it.each(['app-keys-wrong', 'no-dm-permission'])(
    "offers to connect again after %s, and says who mends the installation's app before",
    (code) => {
      showCard({
        status: 'NEEDS_REAUTHORIZATION',
        statusCause: cause(code, 'OPERATOR'),
        method: 'LOGIN',
      });

      expect(
        screen.getByText(/^Tell who runs Kanal for you to .+, then connect the account again\.$/),
      ).toBeVisible();
      expect(screen.getByText(/Whoever runs Kanal for you can help/)).toBeVisible();
      expect(screen.getByRole('link', { name: 'Connect again' })).toHaveAttribute(
        'href',
        '/integrations/twitter',
      );
    },
  );

  it("tells an agent, who is not told the method, to whom the installation's app belongs", () => {
    const statusCause = cause('app-keys-wrong', 'OPERATOR');
    const { id, provider, handle, displayName, avatarUrl, connectedAt } = channelWith();
    const known = { id, provider, handle, displayName, avatarUrl, connectedAt };
    const told: Channel = { ...known, status: 'NEEDS_REAUTHORIZATION', statusCause };
    show(<ChannelCard channel={told} reading={readingWith()} supervises={false} />);

    expect(screen.getByText(/^Tell who runs Kanal for you/)).toBeVisible();
    expect(screen.queryByText(/Copy both/)).not.toBeInTheDocument();
    expect(screen.queryByRole('link')).not.toBeInTheDocument();
  });

  it('leads to the console of X where only the owner of the app can help', () => {
    showCard({
      status: 'OUT_OF_CREDIT',
      statusCause: cause('out-of-credit', 'SUPERVISOR'),
      method: 'DEVELOPER_APP',
    });

    expect(screen.getByRole('link', { name: "Open X's developer console" })).toHaveAttribute(
      'href',
      'https://console.x.com',
    );
  });

  it('offers to resume what is paused, once', () => {
    showCard({ status: 'PAUSED', statusCause: cause('paused', 'SUPERVISOR') });

    expect(screen.getAllByRole('button', { name: 'Resume' })).toHaveLength(1);
  });

  it.each([
    ['OUT_OF_CREDIT', 'out-of-credit', 'X_ACCOUNT_HOLDER', /Whoever holds the account or app at X can help/],
    ['X_UNREACHABLE', 'clock-wrong', 'OPERATOR', /Whoever runs Kanal for you can help/],
    ['LIMITED', 'daily-limit', 'NOBODY', /This passes by itself/],
  ] as const)('says who can help when it is %s', (status, code, actor, words) => {
    showCard({ status, statusCause: cause(code, actor) });

    expect(screen.getByText(words)).toBeVisible();
  });

  it('shows an agent how it does, and nothing to press', () => {
    showCard({ status: 'PAUSED', statusCause: cause('channel-paused', 'SUPERVISOR') }, {}, false);

    expect(screen.getByText(/A supervisor or owner can help/)).toBeVisible();
    expect(screen.queryAllByRole('button')).toEqual([]);
  });

  it('says so while it is being disconnected, with nothing left to press', () => {
    showCard({ status: 'DISCONNECTING', statusCause: cause('paused', 'SUPERVISOR') });

    expect(screen.getByText('Disconnecting …')).toBeVisible();
    expect(screen.queryByText(/The channel is paused/)).not.toBeInTheDocument();
    expect(screen.queryAllByRole('button')).toEqual([]);
  });
});

describe('Disconnect', () => {
  const path = `/api/integrations/channels/${channelWith().id}/disconnect`;

  async function openPopup() {
    const view = showCard();
    const button = screen.getByRole('button', { name: 'Disconnect @kopi_senja' });
    await view.user.click(button);
    await screen.findByRole('dialog', { name: 'Are you sure?' });
    return { ...view, button };
  }

  it('asks in the words that were agreed', async () => {
    await openPopup();

    expect(screen.getByText('Disconnecting this channel will also delete this channel')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Disconnect' })).toBeEnabled();
    expect(screen.getByRole('button', { name: 'Cancel' })).toHaveFocus();
  });

  it.each(['Cancel', 'Escape'])('does nothing on %s, and gives the focus back', async (way) => {
    const called = vi.fn();
    server.use(http.post(path, called));
    const { user, button } = await openPopup();

    await (way === 'Escape'
      ? user.keyboard('{Escape}')
      : user.click(screen.getByRole('button', { name: way })));

    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(called).not.toHaveBeenCalled();
    await waitFor(() => expect(button).toHaveFocus());
  });

  it('gives the focus to the page when the button that had it is gone', async () => {
    server.use(http.post(path, () => HttpResponse.json({ disconnectionId: 'd1' }, { status: 202 })));
    let tell: (status: Channel['status']) => void = () => undefined;
    function Card() {
      const [status, setStatus] = useState<Channel['status']>('CONNECTED');
      tell = setStatus;
      return (
        <main id="content" tabIndex={-1}>
          <ChannelCard channel={channelWith({ status })} reading={readingWith()} supervises />
        </main>
      );
    }
    const { user } = show(<Card />);
    await user.click(screen.getByRole('button', { name: 'Disconnect @kopi_senja' }));
    await user.click(await screen.findByRole('button', { name: 'Disconnect' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());

    act(() => tell('DISCONNECTING'));

    await waitFor(() => expect(screen.getByRole('main')).toHaveFocus());
  });

  it('disconnects once and closes', async () => {
    const called = vi.fn();
    server.use(
      http.post(path, () => {
        called();
        return HttpResponse.json({ disconnectionId: 'd1' }, { status: 202 });
      }),
    );
    const { user } = await openPopup();

    await user.dblClick(screen.getByRole('button', { name: 'Disconnect' }));

    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(called).toHaveBeenCalledOnce();
  });

  it('stays until the answer is there, also when somebody would rather not any more', async () => {
    server.use(
      http.post(path, async () => {
        await delay(100);
        return problem(503, 'service-unavailable');
      }),
    );
    const { user } = await openPopup();

    await user.click(screen.getByRole('button', { name: 'Disconnect' }));
    await user.keyboard('{Escape}');

    expect(await screen.findByText('A part of Kanal does not answer at the moment.')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Cancel' })).toBeEnabled();
  });

  it('stays open and says why when it did not work', async () => {
    server.use(http.post(path, () => problem(503, 'service-unavailable')));
    const { user } = await openPopup();

    await user.click(screen.getByRole('button', { name: 'Disconnect' }));

    expect(await screen.findByText('A part of Kanal does not answer at the moment.')).toBeVisible();
    expect(screen.getByRole('dialog')).toBeVisible();
  });
});
