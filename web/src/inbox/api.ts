import { useQuery, useQueryClient } from '@tanstack/react-query';
import { get, post } from '../api/client';
import { keys } from '../api/keys';
import { allPages } from '../api/page';
import { Problem } from '../api/problem';
import { useOneAtATime } from '../api/useOneAtATime';
import { useRefetchInterval } from '../live/useLive';
import type { Channel, Conversation, ConversationFilter, Message } from './model';
import { useGrowing } from './useGrowing';

const CONVERSATIONS = '/api/inbox/conversations';
const FIRST_LINES = 100;
/** So much of the list is fetched anew after a change; rows farther down are as they were when somebody scrolled there. */
const FRESH_CONVERSATIONS = 300;
const FRESH_MESSAGES = 200;

/** The conversations that a filter finds. */
export function useConversations({ filter, channelId, q }: ConversationFilter) {
  return useGrowing<Conversation>({
    queryKey: keys.conversationList({ filter, channelId, q }),
    path: CONVERSATIONS,
    query: { filter, channelId, q },
    firstPage: FIRST_LINES,
    enough: (head, known) => head.length >= Math.min(known.length, FRESH_CONVERSATIONS),
  });
}

/** One conversation. */
export function useConversation(id: string | undefined) {
  return useQuery({
    queryKey: keys.conversation(id ?? ''),
    queryFn: ({ signal }) =>
      get<Conversation>(`${CONVERSATIONS}/${encodeURIComponent(id ?? '')}`, {}, { signal }),
    enabled: id !== undefined,
    refetchInterval: useRefetchInterval(5_000),
  });
}

/** The lines of a conversation, newest first. */
export function useMessages(conversationId: string) {
  return useGrowing<Message>({
    queryKey: keys.messages(conversationId),
    path: `${CONVERSATIONS}/${encodeURIComponent(conversationId)}/messages`,
    firstPage: FIRST_LINES,
    enough: (head, known) =>
      head.length >= FRESH_MESSAGES || (meets(head, known) && reachesOpen(head, known)),
  });
}

function meets(head: readonly Message[], known: readonly Message[]): boolean {
  const ids = new Set(head.map(({ id }) => id));
  return known.some(({ id }) => ids.has(id));
}

/** Whether no reply that is still on its way lies behind the beginning. */
function reachesOpen(head: readonly Message[], known: readonly Message[]): boolean {
  const ids = new Set(head.map(({ id }) => id));
  return known.every(({ id, state }) => (state !== 'PENDING' && state !== 'UNCONFIRMED') || ids.has(id));
}

/** The organisation's channels. Its own key: other pages keep more of a channel than the inbox needs. */
export function useInboxChannels() {
  return useQuery({
    queryKey: [...keys.channels, 'of-inbox'],
    queryFn: ({ signal }) => allPages<Channel>('/api/channels', signal),
    refetchInterval: useRefetchInterval(10_000),
  });
}

/** Tells that a conversation has been read up to a line. */
export function useMarkRead(conversationId: string) {
  const queries = useQueryClient();
  return useOneAtATime({
    mutationFn: (upTo: string) => post(`${CONVERSATIONS}/${conversationId}/read`, { upTo }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: keys.conversations });
      void queries.invalidateQueries({ queryKey: keys.inboxChannels });
    },
  });
}

/** One press of Send. Whatever becomes of the call, the same key sends the same text once. */
export interface Answer {
  readonly key: string;
  readonly text: string;
  readonly seenUpTo: string | undefined;
}

const RETRIES = 2;

/** Answers in a conversation. */
export function useSend(conversationId: string, onSent: (answer: Answer) => void) {
  const queries = useQueryClient();
  return useOneAtATime<unknown, Answer>({
    mutationFn: ({ key, text, seenUpTo }) =>
      post(
        `${CONVERSATIONS}/${conversationId}/messages`,
        { text, ...(seenUpTo ? { seenUpTo } : {}) },
        { headers: { 'Idempotency-Key': key } },
      ),
    retry: (failures, problem) => problem instanceof Problem && problem.mayPass && failures < RETRIES,
    retryDelay: (failures) => 500 * 2 ** failures,
    onSuccess: (_, answer) => onSent(answer),
    onSettled: () => staleAfterReply(queries, conversationId),
  });
}

/** Tries a reply again that has failed, or cancels one that is still waiting. */
export function useReplyAction(
  conversationId: string,
  action: 'retry' | 'cancel',
  onError: (failure: Error) => void,
) {
  const queries = useQueryClient();
  return useOneAtATime({
    mutationFn: (messageId: string) => post(`/api/inbox/messages/${messageId}/${action}`),
    onError,
    onSettled: () => staleAfterReply(queries, conversationId),
  });
}

function staleAfterReply(queries: ReturnType<typeof useQueryClient>, conversationId: string) {
  void queries.invalidateQueries({ queryKey: keys.messages(conversationId) });
  void queries.invalidateQueries({ queryKey: keys.conversations });
}
