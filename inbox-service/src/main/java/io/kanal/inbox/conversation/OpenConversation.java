package io.kanal.inbox.conversation;

import java.util.UUID;

/**
 * A conversation that can be answered.
 *
 * @param accountId X's id of the account that answers
 * @param externalId X's conversation id
 * @param channelId the channel that the conversation belongs to now
 */
public record OpenConversation(UUID id, UUID organizationId, String accountId, String externalId, UUID channelId) {}
