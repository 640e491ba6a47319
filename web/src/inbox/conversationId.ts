import { createContext, useContext } from 'react';

const OpenConversation = createContext('');

/** Tells what lies within which conversation is open. */
export const ConversationIdProvider = OpenConversation.Provider;

/** The conversation that is open. */
export function useConversationId(): string {
  return useContext(OpenConversation);
}
