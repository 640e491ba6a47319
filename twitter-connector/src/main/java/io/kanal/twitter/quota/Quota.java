package io.kanal.twitter.quota;

import io.kanal.twitter.api.XLimits.Window;
import java.time.Duration;

/**
 * How often a call may be made, as X last said.
 *
 * @param limit how many calls a window has
 * @param remaining how many are left of this one
 * @param untilReset how long until the next window opens; zero or less once it has
 */
public record Quota(long limit, long remaining, Duration untilReset) {

    /** X tells whole seconds only, so a window counts as new a little later. */
    private static final Duration AFTER_RESET = Duration.ofMillis(500);

    /** Reads a window of an answer that came just now. */
    public static Quota of(Window window, Duration untilReset) {
        return new Quota(Math.max(1, window.limit()), Math.max(0, window.remaining()), untilReset);
    }

    /** How long the call has to wait; zero if it may be made now. */
    public Duration pause() {
        return isFresh() || remaining > 0 ? Duration.ZERO : nextWindow();
    }

    /** How long filling a gap has to wait, so that a third of the window is left for live polls. */
    public Duration pauseForFilling() {
        return isFresh() || remaining > reserve() ? Duration.ZERO : nextWindow();
    }

    /**
     * How long to wait between live polls so that what is left of the window lasts until it ends.
     *
     * @param filling whether a gap is open, which gets all but a third
     */
    public Duration livePace(boolean filling, Duration shortest) {
        if (isFresh()) {
            return shortest;
        }
        var left = filling ? Math.min(remaining, Math.max(1, reserve())) : remaining;
        // The one after the last comes with the next window.
        var pace = nextWindow().dividedBy(left + 1);
        // A window of one call has no third: every second one is for the gap.
        var shared = filling && limit == 1 ? pace.multipliedBy(2) : pace;
        return shared.compareTo(shortest) < 0 ? shortest : shared;
    }

    private long reserve() {
        return limit / 3;
    }

    private boolean isFresh() {
        return !untilReset.isPositive();
    }

    private Duration nextWindow() {
        return untilReset.plus(AFTER_RESET);
    }
}
