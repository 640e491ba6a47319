import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { beginSession, get, onSessionEnd, patch, post } from '../api/client';
import { keys } from '../api/keys';
import { Problem } from '../api/problem';
import { useLoadFailure } from '../api/useLoadFailure';
import { adoptLanguage, chosenBeforeSignIn, forgetChoice, type Language } from '../i18n/language';
import { forgetLogin } from '../integrations/keptLogin';
import { onOtherTab, tellOtherTabs } from './tabs';

/** What a person may do; each role may do what the one before it may, but for the operator, who has no organisation. */
export type Role = 'AGENT' | 'SUPERVISOR' | 'OWNER' | 'OPERATOR';

/** Who is signed in. */
export interface User {
  readonly id: string;
  readonly username: string;
  readonly displayName: string;
  readonly role: Role;
  readonly organization?: { readonly id: string; readonly name: string };
  /** null until the person has chosen one: the panel goes by the browser then. */
  readonly language: Language | null;
}

/** Who is signed in, if anybody; `ended` while the sign-in lies over the page. */
export type Session =
  | { readonly state: 'loading' }
  | { readonly state: 'unreachable'; readonly problem: Error; readonly again: () => void }
  | { readonly state: 'signed-out' }
  | { readonly state: 'signed-in' | 'ended'; readonly user: User };

const ended = (() => {
  let value = false;
  const listeners = new Set<() => void>();
  return {
    read: () => value,
    set: (next: boolean) => {
      value = next;
      listeners.forEach((listener) => listener());
    },
    listen: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
})();

/** Follows who is signed in. */
export function useSession(): Session {
  const isEnded = useSyncExternalStore(ended.listen, ended.read);
  const queries = useQueryClient();
  useEffect(() => onSessionEnd(() => ended.set(true)), []);
  useEffect(() => onOtherTab(() => void queries.invalidateQueries({ queryKey: keys.me })), [queries]);
  const me = useMe(isEnded);
  const failure = useLoadFailure(me);
  const user = me.data;
  useEffect(() => {
    if (user) {
      adoptLanguage(user.language);
    }
  }, [user]);
  if (user) {
    return { state: isEnded ? 'ended' : 'signed-in', user };
  }
  if (user === null) {
    return { state: 'signed-out' };
  }
  return failure
    ? { state: 'unreachable', problem: failure, again: () => void me.refetch() }
    : { state: 'loading' };
}

/** The person who is signed in. Only for pages behind the sign-in. */
export function useUser(): User {
  const { data } = useMe();
  if (!data) {
    throw new Error('Nobody is signed in.');
  }
  return data;
}

/** Whether a role may do what another one may. */
export function includes(role: Role, needed: 'AGENT' | 'SUPERVISOR' | 'OWNER'): boolean {
  const order: readonly Role[] = ['AGENT', 'SUPERVISOR', 'OWNER'];
  return order.indexOf(role) >= order.indexOf(needed);
}

/** What is typed into the sign-in. */
export interface Credentials {
  readonly username: string;
  readonly password: string;
}

const SIGNED_OUT_HERE = ['not-signed-in', 'signed-out-here-only'];

/** Signs in, signs out, and changes the language of the person. */
export function useSessionActions() {
  const queries = useQueryClient();
  return {
    /**
     * Keeps the language that was chosen before. Afterwards everything of another person is forgotten; what the same
     * person had is fetched anew.
     */
    signIn: async (credentials: Credentials): Promise<User> => {
      const before = queries.getQueryData<User | null>(keys.me);
      const { user } = await post<{ user: User }>('/api/auth/login', credentials);
      const welcome = await withChosenLanguage(user);
      if (before?.id !== welcome.id) {
        forgetPages(queries);
      }
      queries.setQueryData(keys.me, welcome);
      begin();
      tellOtherTabs();
      void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' });
      return welcome;
    },
    signOut: async (everywhere = false): Promise<void> => {
      try {
        await post(everywhere ? '/api/auth/logout-everywhere' : '/api/auth/logout');
      } catch (problem) {
        // Where this session has ended before, only this browser is signed out: elsewhere nothing was ended.
        if (everywhere || !(problem instanceof Problem && SIGNED_OUT_HERE.includes(problem.code))) {
          throw problem;
        }
      }
      forget();
      tellOtherTabs();
    },
    /** Leaves the page to somebody else, without a word to the server. */
    forget,
    changeLanguage: async (language: Language): Promise<void> => {
      forgetChoice();
      adoptLanguage(language);
      queries.setQueryData(keys.me, await patch<User>('/api/auth/me', { language }));
      tellOtherTabs();
    },
  };

  function forget() {
    forgetChoice();
    ended.set(false);
    forgetPages(queries);
    queries.setQueryData(keys.me, null);
  }
}

function begin() {
  beginSession();
  ended.set(false);
}

async function withChosenLanguage(user: User): Promise<User> {
  const chosen = chosenBeforeSignIn();
  if (chosen === undefined) {
    return user;
  }
  try {
    const kept = chosen === user.language ? user : await patch<User>('/api/auth/me', { language: chosen });
    forgetChoice();
    return kept;
  } catch {
    // The choice is remembered and holds for this visit; it is no reason to refuse the sign-in.
    return user;
  }
}

const AGAIN_MS = 10_000;

/**
 * Asked anew when somebody comes back to this tab: another one may have ended the session, or begun one. Asked for again where
 * nobody could tell.
 */
function useMe(isEnded = false) {
  const queries = useQueryClient();
  return useQuery<User | null>({
    queryKey: keys.me,
    queryFn: ({ signal }) => whoAmI(signal, queries),
    staleTime: 60_000,
    refetchOnWindowFocus: isEnded ? 'always' : true,
    refetchInterval: ({ state }) => state.data === undefined && state.status === 'error' && AGAIN_MS,
  });
}

/** While a session has ended, who had it still has the page, until they sign in again or leave it. */
async function whoAmI(signal: AbortSignal, queries: QueryClient): Promise<User | null> {
  const known = queries.getQueryData<User | null>(keys.me);
  try {
    const user = await get<User>('/api/auth/me', {}, { signal });
    if (known && known.id !== user.id) {
      forgetPages(queries);
    }
    if (ended.read()) {
      // Before the sign-in goes away: what lies beneath may be the page of another person.
      queries.setQueryData(keys.me, user);
      begin();
    }
    return user;
  } catch (problem) {
    if (problem instanceof Problem && problem.status === 401) {
      // Somebody may have signed in since it was asked.
      return queries.getQueryData<User | null>(keys.me) ?? null;
    }
    throw problem;
  }
}

/** Forgets what a person was shown, and what this tab waits for in their name. */
function forgetPages(queries: QueryClient): void {
  forgetLogin();
  queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' && queryKey[0] !== 'info' });
}
