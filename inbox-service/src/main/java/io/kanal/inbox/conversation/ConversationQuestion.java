package io.kanal.inbox.conversation;

import io.kanal.edge.Cursor;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which conversations somebody asks for.
 *
 * @param organization whose inbox
 * @param user who asks; reading is counted per person
 * @param channel the channel that they must belong to
 * @param id the one conversation that is asked for
 */
record ConversationQuestion(
        UUID organization,
        UUID user,
        @Nullable OwnedBy channel,
        @Nullable UUID id,
        ConversationFilter filter,
        SearchTerms search,
        @Nullable Cursor after,
        int limit) {

    /** A channel and the account whose conversations it may own. */
    record OwnedBy(UUID channelId, String accountId) {}

    /** Asks for one conversation. */
    static ConversationQuestion one(UUID organization, UUID user, UUID id) {
        return new ConversationQuestion(
                organization, user, null, id, ConversationFilter.ALL, SearchTerms.of(""), null, 1);
    }
}
