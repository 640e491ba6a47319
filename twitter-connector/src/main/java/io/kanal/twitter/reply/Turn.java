package io.kanal.twitter.reply;

import io.kanal.twitter.reply.Reply.Next;
import io.kanal.twitter.reply.State.Failed;
import io.kanal.twitter.reply.State.InFlight;
import io.kanal.twitter.reply.State.Sent;
import io.kanal.twitter.reply.State.Unconfirmed;
import io.kanal.twitter.reply.State.Waiting;
import java.time.Duration;
import java.time.Instant;

/** What to do with a reply when it is its turn. */
sealed interface Turn {

    /** Hand it to X. */
    record Send() implements Turn {}

    /** Look whether it is at X; one that waits is handed over if it is not. */
    record Look() implements Turn {}

    /** X need not be asked. */
    record Settle(Next next) implements Turn {}

    /** What the account of a reply allows. */
    enum Channel {
        /** Sending. */
        ACTIVE,
        /** Nothing until a supervisor resumes it. */
        PAUSED,
        /** Nothing more: it was disconnected. */
        GONE,
        /** Nothing yet: the news of it has not come. */
        UNKNOWN
    }

    /** Decides it. */
    static Turn of(Reply reply, Channel channel, Instant now, ReplyProperties settings) {
        return switch (reply.state()) {
            case Waiting ignored -> ofWaiting(reply, channel, now, settings);
            // Whoever sent it has not come back.
            case InFlight ignored -> new Settle(reply.on(new SendOutcome.Unclear(), now, settings));
            case Unconfirmed ignored ->
                channel == Channel.GONE ? new Settle(reply.failed(ReplyFailure.NOT_CONFIRMED)) : new Look();
            case Sent ignored -> new Settle(new Next(reply, Duration.ZERO));
            case Failed ignored -> new Settle(new Next(reply, Duration.ZERO));
        };
    }

    private static Turn ofWaiting(Reply reply, Channel channel, Instant now, ReplyProperties settings) {
        if (channel != Channel.GONE && reply.isTooLate(now, settings)) {
            return new Settle(reply.failed(ReplyFailure.TOO_LATE));
        }
        return switch (channel) {
            case ACTIVE -> reply.doubt() == null ? new Send() : new Look();
            case PAUSED -> new Settle(reply.failed(ReplyFailure.CHANNEL_PAUSED));
            case GONE -> new Settle(reply.failed(ReplyFailure.CHANNEL_DISCONNECTED));
            case UNKNOWN -> new Settle(new Next(reply, settings.retryAfter()));
        };
    }
}
