package io.kanal.twitter.reply;

import io.kanal.twitter.reading.EventId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Attempts of which X may have made a message, and so which messages it may be.
 *
 * @param from X's clock at the first of them
 * @param to X's clock at the last of them
 * @param above the greatest event id that was known before; null if there was none
 */
record Doubt(Instant from, Instant to, @Nullable EventId above) {

    /** An attempt that begins. */
    static Doubt of(Instant begun, @Nullable EventId above) {
        return new Doubt(begun, begun, above);
    }

    /** These attempts and the ones before. */
    Doubt and(@Nullable Doubt earlier) {
        return earlier == null ? this : new Doubt(earlier.from, to, earlier.above);
    }

    /**
     * Whether a message came into being when it could be one of them.
     *
     * @param tolerance how far our idea of X's clock may be off
     * @param within how long after the last attempt X may have made it
     */
    boolean covers(OwnMessage message, Duration tolerance, Duration within) {
        return !message.sentAt().isBefore(begin(tolerance))
                && !message.sentAt().isAfter(to.plus(within))
                && (above == null || message.id().compareTo(above) > 0);
    }

    /** What was sent before cannot be it. */
    Instant begin(Duration tolerance) {
        return from.minus(tolerance);
    }
}
