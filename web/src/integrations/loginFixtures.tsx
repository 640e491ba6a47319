import { screen } from '@testing-library/react';
import { vi } from 'vitest';
import { keys } from '../api/keys';
import { useSession } from '../session/session';
import { show } from '../testing/render';
import { supervisor } from '../testing/server';
import { AddByLogin } from './AddByLogin';
import { connectionId } from './fixtures';
import { tellTabs } from './loginTabs';

/** Where the page asks how the login does. */
export const path = `/api/integrations/connections/${connectionId}`;

/** As a page behind the sign-in shows it. */
function Page(handlers: { onConnected: (channelId: string) => void; onUseApp: () => void }) {
  useSession();
  return <AddByLogin historyDays={7} {...handlers} />;
}

export function showPage() {
  const onConnected = vi.fn();
  const onUseApp = vi.fn();
  const view = show(<Page onConnected={onConnected} onUseApp={onUseApp} />, '/', (queries) =>
    queries.setQueryData(keys.me, supervisor),
  );
  return { ...view, onConnected, onUseApp };
}

/** Presses the button and answers the attempt that the new tab was given. */
export async function press(opened: Window | null = {} as Window) {
  const open = vi.spyOn(window, 'open').mockReturnValue(opened);
  const view = showPage();
  await view.user.click(screen.getByRole('button', { name: 'Login in Twitter' }));
  const address = new URL(String(open.mock.calls[0]?.[0]), 'http://localhost');
  return { ...view, open, address, attempt: attemptOf(address) };
}

/** The attempt that a tab was opened for. */
export function attemptOf(address: string | URL | undefined): string {
  return new URL(address ?? '', 'http://localhost').searchParams.get('attempt') ?? '';
}

/** Takes a page away as a browser does that loads it anew: not by the page's own rules for who leaves it. */
export function unmountAsReload({ unmount }: { unmount: () => void }) {
  const kept = sessionStorage.getItem('kanal.login') ?? '';
  unmount();
  sessionStorage.setItem('kanal.login', kept);
}

/** The other tab has its address at X. */
export function begin(attempt: string, id = connectionId) {
  tellTabs({
    kind: 'begun',
    attempt,
    connectionId: id,
    authorizeUrl: `https://x.test/oauth/authorize?oauth_token=${id}`,
    expiresAt: new Date(Date.now() + 900_000).toISOString(),
  });
}
