package io.kanal.contracts.reply;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.kanal.contracts.ChannelRecord;
import io.kanal.contracts.Person;
import java.time.Instant;
import java.util.UUID;

/** What inbox-service asks of twitter-connector. */
public sealed interface ReplyCommand extends ChannelRecord {

    /** Written by inbox-service, kept 14 days. */
    String TOPIC = "reply-commands";

    /** The reply that the record is about. */
    UUID replyId();

    /**
     * Send a reply. Unique by {@code replyId} and {@code attempt}.
     *
     * @param attempt 1 for the first, one more for each time an agent tries again
     * @param accountId X's id of the account that answers
     * @param conversationId X's conversation id
     * @param text what the agent typed
     * @param requestedAt when the agent pressed Send
     */
    @JsonTypeName("io.kanal.reply.send.v1")
    record SendReply(
            UUID organizationId,
            UUID channelId,
            UUID replyId,
            int attempt,
            String accountId,
            String conversationId,
            String text,
            Instant requestedAt,
            Person requestedBy)
            implements ReplyCommand {}

    /** Do not send a reply, if it has not been handed to X yet. */
    @JsonTypeName("io.kanal.reply.cancel.v1")
    record CancelReply(UUID organizationId, UUID channelId, UUID replyId, Person requestedBy) implements ReplyCommand {}
}
