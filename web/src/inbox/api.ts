import { useMutation, useMutationState, useQuery, useQueryClient } from '@tanstack/react-query';
import { get, post } from '../api/client';
import { keys } from '../api/keys';
import { allPages } from '../api/page';
import { Problem } from '../api/problem';
import { useOneAtATime } from '../api/useOneAtATime';
import { useRefetchInterval } from '../live/useLive';
import { useUser, type User } from '../session/session';
import { draftIn, type Answer } from './drafts';
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

/**
 * Tells that a conversation has been read up to a line.
 *
 * @param fetchedAt when the conversation was fetched the last time
 */
export function useMarkRead(conversationId: string, fetchedAt: number) {
  const queries = useQueryClient();
  const { ask, isPending, error, variables, submittedAt, reset } = useOneAtATime({
    mutationFn: ({ upTo }: { upTo: string; unreadCount: number }) =>
      post(`${CONVERSATIONS}/${conversationId}/read`, { upTo }),
    retry: (failures, problem) => mayPass(problem) && failures < RETRIES,
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: keys.conversations });
      void queries.invalidateQueries({ queryKey: keys.inboxChannels });
    },
  });
  // What nobody has heard is not told. Where it was refused, as to nobody who is signed in, the next news may change that.
  const isUnheard = mayPass(error) || (error && !isDecided(error) && submittedAt < fetchedAt);
  return { ask, isPending, told: isUnheard ? undefined : variables, reset };
}

const RETRIES = 2;
/** After these nothing was done, and nothing would be. Any other failure leaves open what became of an earlier try. */
const DECIDED = [400, 404, 409, 422];
/** So long a failure is told to who comes back to its conversation. */
const FAILURE_KEPT_MS = 60 * 60_000;

/** Why no call has confirmed an answer. */
class SendFailure extends Error {
  constructor(
    /** What became of the last call. */
    readonly reason: Error,
    /** Whether nobody can have got it. */
    readonly isCertain: boolean,
  ) {
    super(reason.message);
  }
}

/** Answers in a conversation, one at a time, wherever in the panel somebody is meanwhile. */
export function useSend(conversationId: string) {
  const queries = useQueryClient();
  const { id: person } = useUser();
  const draft = draftIn(person, conversationId);
  const mutationKey = ['answer', person, conversationId];
  // Whoever signs in next in this tab answers nobody with another one's words.
  const isStillHere = () => queries.getQueryData<User | null>(keys.me)?.id === person;
  const sendIn = (answer: Answer) =>
    post(
      `${CONVERSATIONS}/${conversationId}/messages`,
      { text: answer.text, ...(answer.seenUpTo ? { seenUpTo: answer.seenUpTo } : {}) },
      { headers: { 'Idempotency-Key': answer.key } },
    );
  const { mutate } = useMutation<void, SendFailure, Answer>({
    mutationKey,
    gcTime: FAILURE_KEPT_MS,
    mutationFn: async (answer) => {
      let isInDoubt = draft.isInDoubt(answer);
      const doubt = () => {
        isInDoubt = true;
        draft.doubted(answer);
        return isStillHere();
      };
      try {
        await patiently(() => sendIn(answer), doubt);
      } catch (problem) {
        const isCertain = isDecided(problem) || (isRefused(problem) && !isInDoubt);
        throw new SendFailure(problem as Error, isCertain);
      }
    },
    onMutate: draft.sending,
    onSuccess: (_, answer) => draft.arrived(answer),
    onError: ({ isCertain }, answer) => {
      if (isCertain) {
        draft.refused(answer);
      }
    },
    onSettled: () => staleAfterReply(queries, conversationId),
  });
  const states = useMutationState({
    filters: { mutationKey },
    select: ({ state: { status, variables, error } }) => ({
      isUnderWay: status === 'pending',
      answer: variables as Answer | undefined,
      failure: error instanceof SendFailure ? error : undefined,
    }),
  });
  return {
    /** The answer that was sent last, and what became of it. */
    last: states.at(-1),
    send: (answer: Answer, onSent: () => void) => {
      if (queries.isMutating({ mutationKey }) === 0) {
        mutate(answer, { onSuccess: onSent });
      }
    },
    /** What became of the last one is no news any more. */
    forget: () => {
      const sent = queries.getMutationCache();
      sent.findAll({ mutationKey, status: 'error' }).forEach((mutation) => sent.remove(mutation));
    },
  };
}

/** Tried again where nobody knows the outcome: also in a tab out of sight, where the library would wait. */
async function patiently<T>(
  call: () => Promise<T>,
  mayGoOn: () => boolean,
  tries = RETRIES + 1,
  pauseMs = 500,
): Promise<T> {
  try {
    return await call();
  } catch (problem) {
    if (tries > 1 && mayPass(problem)) {
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
      if (mayGoOn()) {
        return patiently(call, mayGoOn, tries - 1, 2 * pauseMs);
      }
    }
    throw problem;
  }
}

/** Where nothing was sent before, nothing was sent now. */
function isRefused(problem: unknown): boolean {
  return problem instanceof Problem && problem.status >= 400 && problem.status < 500;
}

function isDecided(problem: unknown): boolean {
  return problem instanceof Problem && DECIDED.includes(problem.status);
}

function mayPass(problem: unknown): boolean {
  return problem instanceof Problem && problem.mayPass;
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
