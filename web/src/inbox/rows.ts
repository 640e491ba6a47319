import type { Message } from './model';

/** What stands in the list of a conversation's lines, one under the other. */
export type Row =
  | { readonly kind: 'day'; readonly key: string; readonly at: string }
  | { readonly kind: 'unread'; readonly key: string }
  | {
      readonly kind: 'message';
      readonly key: string;
      readonly message: Message;
      /** Whether another one spoke before, so that the name stands above. */
      readonly opens: boolean;
      /** Whether another one speaks after, so that the picture stands beside. */
      readonly closes: boolean;
    };

const RUN_MS = 10 * 60_000;

/**
 * The rows for lines that come newest first. The oldest line has a day above it only when nothing older is to come: a row that
 * vanished later would make the list jump.
 */
export function rowsOf(
  newestFirst: readonly Message[],
  { complete, firstUnread }: { readonly complete: boolean; readonly firstUnread?: string | undefined },
): Row[] {
  const rows: Row[] = [];
  const lines = newestFirst.toReversed();
  lines.forEach((message, place) => {
    const before = lines[place - 1];
    const after = lines[place + 1];
    const newDay = before ? dayOf(before) !== dayOf(message) : complete;
    if (newDay) {
      rows.push({ kind: 'day', key: `day-${dayOf(message)}-${message.id}`, at: message.sentAt });
    }
    if (message.id === firstUnread) {
      rows.push({ kind: 'unread', key: 'unread' });
    }
    rows.push({
      kind: 'message',
      key: message.id,
      message,
      opens: newDay || message.id === firstUnread || !before || !sameRun(before, message),
      closes: !after || dayOf(after) !== dayOf(message) || !sameRun(message, after),
    });
  });
  return rows;
}

/** The first line among these that somebody has not read. Who joins is no news to answer, and history was there before. */
export function firstUnreadOf(newestFirst: readonly Message[], unreadCount: number): string | undefined {
  const incoming = newestFirst.filter(
    ({ direction, type, history }) => direction === 'INBOUND' && type !== 'PARTICIPANTS_CHANGED' && !history,
  );
  return incoming.slice(0, unreadCount).at(-1)?.id;
}

function sameRun(before: Message, after: Message): boolean {
  return (
    isSpoken(before) &&
    isSpoken(after) &&
    before.direction === after.direction &&
    before.sender === after.sender &&
    before.sentBy?.id === after.sentBy?.id &&
    // Each says by itself where it stands.
    before.state === after.state &&
    timeOf(after) - timeOf(before) < RUN_MS
  );
}

function isSpoken({ type = 'MESSAGE' }: Message): boolean {
  return type === 'MESSAGE';
}

interface Moment {
  readonly time: number;
  /** In the reader's own zone. */
  readonly day: string;
}

/** Dates are slow, and a long conversation asks for those of all its lines at each page. */
const moments = new WeakMap<Message, Moment>();

function momentOf(message: Message): Moment {
  const known = moments.get(message);
  if (known) {
    return known;
  }
  const sent = new Date(message.sentAt);
  const moment = {
    time: sent.getTime(),
    day: `${sent.getFullYear()}-${sent.getMonth() + 1}-${sent.getDate()}`,
  };
  moments.set(message, moment);
  return moment;
}

function timeOf(message: Message): number {
  return momentOf(message).time;
}

function dayOf(message: Message): string {
  return momentOf(message).day;
}
