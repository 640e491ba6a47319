package io.kanal.twitter.api;

import java.time.Instant;

/**
 * A call that succeeded.
 *
 * @param value what X answered
 * @param limits what it told about the limits of this call
 * @param <T> what is answered
 */
public record XAnswer<T>(T value, XLimits limits) {

    /** X's clock when it answered. */
    public Instant date() {
        return limits.date();
    }
}
