package io.kanal.inbox.conversation;

import io.kanal.contracts.inbox.ConversationType;
import io.kanal.contracts.inbox.InboxMessage.ConversationEvent;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as X knows it, in the inbox of an organisation.
 *
 * @param organizationId whose inbox
 * @param accountId X's id of the connected account
 * @param externalId X's conversation id
 * @param type whether two people or a group talk
 * @param customerId the other one of two; null in a group
 * @param lastAt when something happened in it
 */
public record XConversation(
        UUID organizationId,
        String accountId,
        String externalId,
        ConversationType type,
        @Nullable String customerId,
        Instant lastAt) {

    /** What makes a conversation itself. */
    public record Key(UUID organizationId, String accountId, String externalId) {}

    /** The conversation that something happened in. */
    public static XConversation of(ConversationEvent event) {
        return new XConversation(
                event.organizationId(),
                event.account().id(),
                event.conversationId(),
                event.conversationType(),
                switch (event.conversationType()) {
                    case ONE_TO_ONE ->
                        otherOf(event.conversationId(), event.account().id());
                    case GROUP -> null;
                },
                event.sentAt());
    }

    /** What makes it itself. */
    public Key key() {
        return new Key(organizationId, accountId, externalId);
    }

    /** X names a conversation of two by their ids, the smaller first. */
    private static @Nullable String otherOf(String conversation, String account) {
        var dash = conversation.indexOf('-');
        if (dash < 0) {
            return null;
        }
        var first = conversation.substring(0, dash);
        return first.equals(account) ? conversation.substring(dash + 1) : first;
    }
}
