package io.kanal.twitter.condition;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What X lets an account do. A cause counts once two equal answers, some time apart, have named it; one good answer ends it.
 *
 * @param cause what keeps the account from being read; null if nothing does
 * @param since since when
 * @param suspected what the last answer named, if that is something else
 * @param suspectedSince when it was named first
 */
public record Condition(
        @Nullable Cause cause,
        @Nullable Instant since,
        @Nullable Cause suspected,
        @Nullable Instant suspectedSince) {

    /** All is well. */
    public static Condition well() {
        return new Condition(null, null, null, null);
    }

    /** Nothing keeps the account from being read, and nothing seems to. */
    public boolean isWell() {
        return cause == null && suspected == null;
    }

    /** What follows from an answer that names a cause. */
    public Condition named(Cause named, Instant now, Duration apart) {
        if (named == cause) {
            return new Condition(cause, since, null, null);
        }
        if (named != suspected || suspectedSince == null) {
            return new Condition(cause, since, named, now);
        }
        return Duration.between(suspectedSince, now).compareTo(apart) < 0
                ? this
                : new Condition(named, suspectedSince, null, null);
    }

    /** What we know for certain without a second answer. */
    public Condition certain(Cause known, Instant now) {
        return known == cause ? this : new Condition(known, now, null, null);
    }

    /** Whether X has to be asked with the smallest read whether the cause has passed. */
    public boolean isProbed() {
        return cause != null && cause.isProbed();
    }
}
