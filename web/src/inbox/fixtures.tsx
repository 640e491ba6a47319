import { http, HttpResponse, type HttpHandler } from 'msw';
import { Route, Routes } from 'react-router';
import { vi } from 'vitest';
import { keys } from '../api/keys';
import type { Role } from '../session/session';
import { show } from '../testing/render';
import { server, supervisor } from '../testing/server';
import { InboxPage } from './InboxPage';
import type { Channel, Conversation, Message } from './model';

/** A channel of the inbox. */
export function channelWith(more: Partial<Channel> = {}): Channel {
  return { id: 'ch', handle: 'kopi_senja', displayName: 'Kopi Senja', status: 'CONNECTED', ...more };
}

/** A conversation in which a customer waits. */
export function conversationWith(more: Partial<Conversation> = {}): Conversation {
  return {
    id: 'c-budi',
    type: 'ONE_TO_ONE',
    channel: { id: 'ch', handle: 'kopi_senja', status: 'CONNECTED' },
    customer: { id: '1', handle: 'budi', displayName: 'Budi Santoso', avatarUrl: null },
    last: { type: 'MESSAGE', text: 'Masih buka?', direction: 'INBOUND', sentAt: '2026-11-22T05:00:00Z' },
    unreadCount: 1,
    waitingSince: '2026-11-22T05:00:00Z',
    ...more,
  };
}

/** A line of it. */
export function messageWith(id: string, more: Partial<Message> = {}): Message {
  return {
    id,
    type: 'MESSAGE',
    direction: 'INBOUND',
    sender: '1',
    senderHandle: 'budi',
    text: `Text of ${id}`,
    attachments: [],
    links: [],
    sentAt: '2026-11-22T05:00:00Z',
    receivedAt: '2026-11-22T05:00:01Z',
    history: false,
    ...more,
  };
}

interface Given {
  readonly conversation?: Conversation;
  readonly messages?: readonly Message[];
  readonly channels?: readonly Channel[];
  /** What the list finds, by what it is asked for. */
  readonly found?: (asked: URLSearchParams) => readonly Conversation[];
  /** What is answered otherwise than usual. */
  readonly answers?: readonly HttpHandler[];
}

/** The lists draw what fits into their size, which jsdom does not know. To be restored after each test. */
export function giveSize() {
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(800);
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(600);
}

/** Answers as the inbox does, and shows the page at an address of it. */
export function openInbox(address: string, given: Given = {}, role: Role = 'SUPERVISOR') {
  const { conversation = conversationWith(), messages = [], channels = [channelWith()], found } = given;
  server.use(
    ...(given.answers ?? []),
    http.get('/api/channels', () => HttpResponse.json({ items: channels })),
    http.get('/api/inbox/channels', () => HttpResponse.json({ items: [] })),
    http.get('/api/inbox/conversations', ({ request }) =>
      HttpResponse.json({ items: found?.(new URL(request.url).searchParams) ?? [conversation] }),
    ),
    http.get('/api/inbox/conversations/:id', () => HttpResponse.json(conversation)),
    http.get('/api/inbox/conversations/:id/messages', () => HttpResponse.json({ items: messages })),
    http.post('/api/inbox/conversations/:id/read', () => new HttpResponse(null, { status: 204 })),
  );
  return show(
    <Routes>
      <Route path="inbox/:conversationId?" element={<InboxPage />} />
    </Routes>,
    address,
    (queries) => queries.setQueryData(keys.me, { ...supervisor, role }),
  );
}
