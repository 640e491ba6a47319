/**
 * The keys of everything that is fetched. A key that begins with another one is made stale together with it: the live stream
 * relies on that.
 */
export const keys = {
  info: ['info'],
  me: ['me'],

  channels: ['channels'],
  /** Not fetched: the cards of accounts as this tab has shown them. */
  cards: ['cards'],
  connections: ['connections'],
  connection: (id: string) => ['connections', id],
  disconnections: ['disconnections'],

  inbox: ['inbox'],
  inboxChannels: ['inbox', 'channels'],
  conversations: ['inbox', 'conversations'],
  conversationList: (filter: object) => ['inbox', 'conversations', 'list', filter],
  conversation: (id: string) => ['inbox', 'conversations', 'one', id],
  messages: (conversationId: string) => ['inbox', 'messages', conversationId],

  people: ['people'],
  audit: ['audit'],
} as const;
