import type { Cause } from '../api/problem';

/** Somebody at X. What is not known yet is left out or null. */
export interface Person {
  readonly id: string;
  readonly handle?: string | null;
  readonly displayName?: string | null;
  readonly avatarUrl?: string | null;
}

/** What a line of a conversation can be. */
export type LineType = 'MESSAGE' | 'PARTICIPANTS_CHANGED' | 'UNKNOWN_EVENT';

/** Where a reply stands. */
export type ReplyState = 'PENDING' | 'UNCONFIRMED' | 'SENT' | 'FAILED';

/** What came last in a conversation. */
export interface Last {
  readonly type?: LineType;
  readonly text: string;
  readonly direction: 'INBOUND' | 'OUTBOUND';
  readonly sentAt: string;
  readonly state?: ReplyState;
}

/** A conversation as the person who is signed in sees it. */
export interface Conversation {
  readonly id: string;
  readonly type: 'ONE_TO_ONE' | 'GROUP';
  readonly channel: { readonly id: string; readonly handle: string; readonly status: string };
  readonly customer: Person | null;
  readonly participants?: readonly Person[];
  readonly last: Last | null;
  readonly unreadCount: number;
  readonly waitingSince?: string;
  readonly cannotReply?: Cause;
}

/** What came with a message; the bytes stay at X. */
export interface Attachment {
  readonly type: 'PHOTO' | 'VIDEO' | 'ANIMATED_GIF' | 'POST' | 'CARD' | 'UNKNOWN';
  readonly width?: number | null;
  readonly height?: number | null;
  readonly openAtX?: string | null;
}

/** Whether nobody can see anything of a text: X lets through spaces, line breaks and letters without a shape. */
export function isBlank(text: string): boolean {
  return !/[^\s\p{Cc}\p{Cf}\u2800\u3164\u115f\u1160\uffa0]/u.test(text);
}

/** A short address in a text, and what it stands for. */
export interface MessageLink {
  readonly url: string;
  readonly expandedUrl?: string | null;
  readonly displayUrl?: string | null;
}

/** A line of a conversation. */
export interface Message {
  readonly id: string;
  readonly externalId?: string;
  readonly type?: LineType;
  readonly direction: 'INBOUND' | 'OUTBOUND';
  readonly sender?: string;
  readonly senderHandle?: string;
  readonly senderName?: string;
  readonly senderAvatarUrl?: string;
  readonly sentBy?: { readonly id: string; readonly username: string };
  readonly text: string;
  readonly attachments: readonly Attachment[];
  readonly links: readonly MessageLink[];
  readonly joined?: readonly Person[];
  readonly left?: readonly Person[];
  readonly openAtX?: string;
  readonly sentAt: string;
  readonly receivedAt: string;
  readonly history: boolean;
  readonly state?: ReplyState;
  readonly failure?: Cause;
}

/** What the inbox needs to know of a channel. */
export interface Channel {
  readonly id: string;
  readonly handle: string;
  readonly displayName: string;
  readonly status: string;
  readonly statusCause?: Cause & { readonly since?: string; readonly actor?: string };
}

/** Which conversations are listed. */
export interface ConversationFilter {
  readonly filter: 'waiting' | 'unread' | 'all';
  readonly channelId?: string | undefined;
  readonly q?: string | undefined;
}

/** What somebody at X is called here. */
export function nameOf(person: Person): string {
  return person.displayName ?? (person.handle ? `@${person.handle}` : person.id);
}

/** What the writer of a line is called here, as far as that is known. */
export function senderOf({ senderName, senderHandle, sender }: Message): string | undefined {
  return senderName ?? (senderHandle ? `@${senderHandle}` : sender);
}

/** What a conversation is called: the customer, or all who are in the group. */
export function titleOf({ customer, participants = [], channel }: Conversation): string {
  if (customer) {
    return nameOf(customer);
  }
  return participants.length > 0 ? participants.map(nameOf).join(', ') : `@${channel.handle}`;
}
