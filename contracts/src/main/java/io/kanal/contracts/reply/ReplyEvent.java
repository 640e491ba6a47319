package io.kanal.contracts.reply;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.kanal.contracts.ChannelRecord;
import io.kanal.contracts.Failure;
import java.time.Instant;
import java.util.UUID;

/** What became of replies. */
public sealed interface ReplyEvent extends ChannelRecord {

    /** Written by twitter-connector, kept 14 days. */
    String TOPIC = "reply-events";

    /** The reply that the record is about. */
    UUID replyId();

    /** The attempt that the record is about. */
    int attempt();

    /**
     * The reply is at X.
     *
     * @param dmEventId X's event id of it
     * @param sentAt when X took it
     */
    @JsonTypeName("io.kanal.reply.sent.v1")
    record ReplySent(
            UUID organizationId,
            UUID channelId,
            UUID replyId,
            int attempt,
            String conversationId,
            String dmEventId,
            Instant sentAt)
            implements ReplyEvent {}

    /** Nobody knows yet whether the reply is at X; it is being looked for. */
    @JsonTypeName("io.kanal.reply.unconfirmed.v1")
    record ReplyUnconfirmed(UUID organizationId, UUID channelId, UUID replyId, int attempt, String conversationId)
            implements ReplyEvent {}

    /**
     * The reply was not sent, or nobody could find out whether it was ({@code not-confirmed}).
     *
     * @param failure why and what to do
     */
    @JsonTypeName("io.kanal.reply.failed.v1")
    record ReplyFailed(
            UUID organizationId, UUID channelId, UUID replyId, int attempt, String conversationId, Failure failure)
            implements ReplyEvent {}
}
