import { keys } from '../api/keys';

/** What the server says has changed. Only ids: what it is now is fetched. */
export const liveKinds = [
  'reset',
  'channel',
  'connection',
  'disconnection',
  'conversation',
  'message',
] as const;

/** One such word. */
export interface LiveEvent {
  readonly kind: (typeof liveKinds)[number];
  readonly ids: Readonly<Record<string, string>>;
}

type Key = readonly unknown[];

/** What of the things that were fetched is stale now. After `reset` nobody knows what was missed. */
export function staleAfter({ kind, ids }: LiveEvent): readonly Key[] {
  switch (kind) {
    case 'reset':
      return [keys.channels, keys.connections, keys.disconnections, keys.inbox];
    case 'channel':
      return [keys.channels, keys.inboxChannels, keys.conversations];
    case 'connection':
      return [keys.connections, keys.channels];
    case 'disconnection':
      return [keys.disconnections, keys.channels];
    case 'conversation':
      // The name of somebody who writes in it may have become known.
      return [linesOf(ids['id']), keys.conversations, keys.inboxChannels];
    case 'message':
      return [linesOf(ids['conversationId']), keys.conversations, keys.inboxChannels];
  }
}

function linesOf(conversation: string | undefined): Key {
  return conversation ? keys.messages(conversation) : [...keys.inbox, 'messages'];
}

/** Reads what came over the stream; an unreadable word counts as one without ids. */
export function liveEventOf(kind: LiveEvent['kind'], data: string): LiveEvent {
  try {
    const parsed: unknown = JSON.parse(data);
    const ids = Object.entries(parsed ?? {}).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    );
    return { kind, ids: Object.fromEntries(ids) };
  } catch {
    return { kind, ids: {} };
  }
}
