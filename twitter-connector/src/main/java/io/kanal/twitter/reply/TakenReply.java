package io.kanal.twitter.reply;

import io.kanal.twitter.reply.Turn.Channel;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A reply whose turn is ours.
 *
 * @param token the fencing token; nothing is written without it being the current one
 * @param channel what its account allows
 * @param now the database's clock when it was taken
 */
record TakenReply(Reply reply, long token, Channel channel, Instant now) {

    static TakenReply of(Readable row) {
        var wasKnown = StoredReply.required(row, "was_known", Boolean.class);
        return new TakenReply(
                StoredReply.read(row),
                StoredReply.required(row, "lease_token", Long.class),
                channelOf(row.get("intent", String.class), wasKnown),
                StoredReply.required(row, "now", Instant.class));
    }

    /** The same turn, a step on. */
    TakenReply with(Reply next) {
        return new TakenReply(next, token, channel, now);
    }

    private static Channel channelOf(@Nullable String intent, boolean wasKnown) {
        if (intent == null) {
            return wasKnown ? Channel.GONE : Channel.UNKNOWN;
        }
        return switch (intent) {
            case "ACTIVE" -> Channel.ACTIVE;
            case "PAUSED" -> Channel.PAUSED;
            default -> Channel.GONE;
        };
    }
}
