import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { download, get, patch, post } from '../api/client';
import { keys } from '../api/keys';
import { allPages, type Page } from '../api/page';
import { useOneAtATime } from '../api/useOneAtATime';
import type { AuditEntry } from './audit';
import type { NewPerson, OneTimeLink, TeamPerson, TeamRole } from './model';

const USERS = '/api/users';
const AUDIT = '/api/audit';
const MOST = 200;

/** All people of the organisation. */
export function usePeople(enabled: boolean) {
  return useQuery({
    queryKey: keys.people,
    queryFn: ({ signal }) => allPages<TeamPerson>(USERS, signal),
    enabled,
    refetchInterval: 60_000,
  });
}

/** Adds a person, who gets a one-time link. */
export function useInvite() {
  const stale = useStalePeople();
  return useOneAtATime({
    mutationFn: (person: NewPerson) => post<OneTimeLink & { id: string }>(USERS, person),
    onSuccess: stale,
  });
}

/** Changes what a person may do. */
export function useChangePerson(id: string) {
  const stale = useStalePeople();
  return useOneAtATime({
    mutationFn: (change: { role?: TeamRole; active?: boolean }) =>
      patch<TeamPerson>(`${USERS}/${id}`, change),
    onSuccess: stale,
  });
}

/** A link for somebody who has forgotten the password, or whose link is too old. */
export function usePasswordLink(id: string) {
  const stale = useStalePeople();
  return useOneAtATime({
    mutationFn: () => post<OneTimeLink>(`${USERS}/${id}/password-link`),
    onSuccess: stale,
  });
}

function useStalePeople() {
  const queries = useQueryClient();
  return () => {
    void queries.invalidateQueries({ queryKey: keys.people });
    void queries.invalidateQueries({ queryKey: keys.audit });
  };
}

/** The audit trail, newest first. */
export function useAudit() {
  return useInfiniteQuery({
    queryKey: keys.audit,
    queryFn: ({ pageParam, signal }) =>
      get<Page<AuditEntry>>(AUDIT, { cursor: pageParam, limit: MOST }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}

/** Fetches the whole trail as a table and hands it to the browser as a download. */
export async function downloadAudit(): Promise<void> {
  const table = await download(AUDIT, 'text/csv');
  const address = URL.createObjectURL(table);
  const link = document.createElement('a');
  link.href = address;
  link.download = 'kanal-audit.csv';
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
