package io.kanal.twitter.reply;

import io.kanal.contracts.reply.ReplyEvent;
import io.kanal.contracts.reply.ReplyEvent.ReplyFailed;
import io.kanal.contracts.reply.ReplyEvent.ReplySent;
import io.kanal.contracts.reply.ReplyEvent.ReplyUnconfirmed;
import java.time.Instant;
import java.util.Optional;

/** How far a reply has come. */
sealed interface State {

    /** How often in a row it was tried, or looked for. */
    default int tries() {
        return 0;
    }

    /** What others are told when a reply comes here. */
    default Optional<ReplyEvent> told(Reply reply) {
        return Optional.empty();
    }

    /** Whether a turn of it can still come. */
    default boolean isOpen() {
        return true;
    }

    /** It has not been handed to X, or X certainly did not take it. */
    record Waiting(int tries) implements State {}

    /** X may be taking it at this moment. */
    record InFlight(Doubt attempt, int tries) implements State {}

    /** Nobody knows whether X took it; it is being looked for. */
    record Unconfirmed(int tries) implements State {

        @Override
        public Optional<ReplyEvent> told(Reply reply) {
            return Optional.of(new ReplyUnconfirmed(
                    reply.organizationId(),
                    reply.channelId(),
                    reply.replyId(),
                    reply.attempt(),
                    reply.conversationId()));
        }
    }

    /** It is at X. */
    record Sent(String eventId, Instant sentAt) implements State {

        @Override
        public Optional<ReplyEvent> told(Reply reply) {
            return Optional.of(new ReplySent(
                    reply.organizationId(),
                    reply.channelId(),
                    reply.replyId(),
                    reply.attempt(),
                    reply.conversationId(),
                    eventId,
                    sentAt));
        }

        @Override
        public boolean isOpen() {
            return false;
        }
    }

    /** It was not sent, or nobody could find out. */
    record Failed(ReplyFailure why) implements State {

        @Override
        public Optional<ReplyEvent> told(Reply reply) {
            return Optional.of(new ReplyFailed(
                    reply.organizationId(),
                    reply.channelId(),
                    reply.replyId(),
                    reply.attempt(),
                    reply.conversationId(),
                    why.inWords()));
        }

        @Override
        public boolean isOpen() {
            return false;
        }
    }
}
