package io.kanal.inbox.conversation;

import java.util.UUID;

/**
 * A sign that somebody is, or is no longer, in a conversation.
 *
 * @param organizationId whose inbox
 * @param accountId X's id of the connected account
 * @param conversation X's conversation id
 * @param externalId X's id of the person
 * @param own whether the person is the connected account itself
 * @param present whether the sign says that the person is there
 * @param position X's id of the event that says so
 */
public record Presence(
        UUID organizationId,
        String accountId,
        String conversation,
        String externalId,
        boolean own,
        boolean present,
        String position) {}
