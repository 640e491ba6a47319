import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { show } from '../testing/render';
import { server } from '../testing/server';
import type { Reading } from '../api/readings';
import type { Channel } from './api';
import { ChannelCard } from './ChannelCard';
import { channelWith, readingWith } from './fixtures';

const stopped = { backTo: '2026-11-01T00:00:00Z', messages: 5000, done: false, stopped: true };

function showCard(channel: Partial<Channel> = {}, reading: Partial<Reading> = {}) {
  return show(<ChannelCard channel={channelWith(channel)} reading={readingWith(reading)} supervises />);
}

describe('What can be asked of an account', () => {
  it.each([
    ['Pause', 'pause', {}, {}],
    ['Resume', 'resume', { status: 'PAUSED' }, {}],
    ['Read on', 'read-on', {}, { history: stopped }],
  ] as const)(
    'is sent by %s, once, and stays under way until it shows',
    async (name, path, channel, reading) => {
      const asked: string[] = [];
      server.use(
        http.post('/api/integrations/channels/:id/:order', ({ params, request }) => {
          asked.push(`${String(params['id'])} ${new URL(request.url).pathname.split('/').at(-1) ?? ''}`);
          return new HttpResponse(null, { status: 202 });
        }),
      );
      const { user } = showCard(channel, reading);

      await user.dblClick(screen.getByRole('button', { name }));

      await waitFor(() => expect(asked).toEqual([`${channelWith().id} ${path}`]));
      expect(screen.getByRole('button', { name })).toHaveAttribute('data-loading');
    },
  );

  it('stands on its buttons: Disconnect, on the card and in the popup', async () => {
    const { user } = showCard();

    const button = screen.getByRole('button', { name: 'Disconnect @kopi_senja' });
    expect(button).toHaveTextContent(/^Disconnect$/);
    await user.click(button);

    const popup = within(await screen.findByRole('dialog', { name: 'Are you sure?' }));
    expect(popup.getAllByRole('button').map((each) => each.textContent)).toEqual(['Cancel', 'Disconnect']);
  });
});

describe('Who an account is', () => {
  it('is said by name, handle, picture and the way it is connected', () => {
    const picture = 'https://pbs.example/kopi.jpg';
    const { container } = showCard({ avatarUrl: picture, method: 'DEVELOPER_APP' });

    expect(screen.getByRole('heading', { name: 'Kopi Senja' })).toBeVisible();
    expect(screen.getByText('@kopi_senja')).toBeVisible();
    expect(container.querySelector('img')).toHaveAttribute('src', picture);
    expect(screen.getByText(/^Connected with your developer app since 22 Nov 2026$/)).toBeVisible();
  });

  it('is said in other words where it is connected by login, and by a letter where there is no picture', () => {
    const { container } = showCard({ method: 'LOGIN' });

    expect(screen.getByText(/^Connected by Login in Twitter since/)).toBeVisible();
    expect(container.querySelector('img')).not.toBeInTheDocument();
    expect(screen.getByText('K')).toBeVisible();
  });
});
