import { useSearchParams } from 'react-router';
import type { ConversationFilter } from './model';

const FILTERS = ['waiting', 'unread', 'all'] as const;

/** What is looked for stands in the address: it outlives a reload, and a conversation that is opened. */
export function useSearch() {
  const [parameters, setParameters] = useSearchParams();
  const asked = parameters.get('filter');
  const wish: ConversationFilter = {
    filter: FILTERS.find((filter) => filter === asked) ?? 'waiting',
    channelId: parameters.get('channel') ?? undefined,
    q: parameters.get('q') ?? undefined,
  };
  const change = (next: Partial<ConversationFilter>) => {
    const { filter, channelId, q } = { ...wish, ...next };
    setParameters(
      {
        ...(filter === 'waiting' ? {} : { filter }),
        ...(channelId ? { channel: channelId } : {}),
        ...(q ? { q } : {}),
      },
      { replace: true },
    );
  };
  return { wish, change };
}
