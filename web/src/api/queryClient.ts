import { QueryClient } from '@tanstack/react-query';
import { Problem } from './problem';

const TRIES = 3;

/** The store of everything that was fetched. Only what may pass is tried again. */
export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // A platform on the same machine answers without any network.
        networkMode: 'always',
        staleTime: 5_000,
        retry: (failures, problem) => problem instanceof Problem && problem.mayPass && failures < TRIES - 1,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
