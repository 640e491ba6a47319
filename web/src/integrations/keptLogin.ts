import type { LoginNote } from './loginTabs';

const PLACE = 'kanal.login';

/** A login at X that was begun; its attempt may have begun several. */
export type Begun = Extract<LoginNote, { kind: 'begun' }>;

/** A login that this tab waits for. */
export interface KeptLogin {
  readonly attempt: string;
  readonly begun: readonly Begun[];
  readonly historyDays: number;
}

/** What this tab waited for before it was loaded anew, if there is still time for it. */
export function keptLogin(): KeptLogin | undefined {
  try {
    const login = JSON.parse(sessionStorage.getItem(PLACE) ?? '{"begun":[]}') as KeptLogin;
    const open = login.begun.filter(({ expiresAt }) => Date.parse(expiresAt) > Date.now());
    return open.length > 0 ? { ...login, begun: open } : undefined;
  } catch {
    return undefined;
  }
}

/** Lets a reload of this tab wait on. */
export function keepLogin(login: KeptLogin): void {
  try {
    sessionStorage.setItem(PLACE, JSON.stringify(login));
  } catch {
    // In a browser that keeps nothing, a reload begins anew.
  }
}

/** Nobody waits for it any more. */
export function forgetLogin(): void {
  try {
    sessionStorage.removeItem(PLACE);
  } catch {
    // Nothing was kept.
  }
}
