package io.kanal.twitter.polling;

import io.kanal.twitter.quota.Quota;
import io.kanal.twitter.reading.Reading;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When an account is read next.
 *
 * @param pace how long after the last live poll the next one comes
 * @param filling how long until a gap may be filled; null if there is none to fill
 * @param notBefore how long X wants to be left alone in any case
 */
record Schedule(Duration pace, @Nullable Duration filling, Duration notBefore) {

    /** The schedule that makes the most of what X allows. */
    static Schedule of(Reading reading, @Nullable Quota quota, PollingProperties properties) {
        var open = reading.filling().isPresent();
        if (quota == null) {
            return new Schedule(properties.paceWithoutLimits(), open ? properties.shortestPace() : null, Duration.ZERO);
        }
        return new Schedule(
                quota.livePace(open, properties.shortestPace()), open ? quota.pauseForFilling() : null, quota.pause());
    }

    /** Whether live polls come so late by it that a person should know. */
    boolean isLate(PollingProperties properties) {
        return pace.compareTo(properties.lateAfter()) > 0;
    }
}
