package io.kanal.local.process;

import java.time.Duration;

/** How long to wait before a part that died is started again: from a second to half a minute, from the start after a quiet time. */
public final class Backoff {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration QUIET = Duration.ofMinutes(1);

    private Duration next = FIRST;

    /** The pause before the next start of a part that lived so long. */
    public Duration afterLiving(Duration life) {
        if (life.compareTo(QUIET) >= 0) {
            next = FIRST;
        }
        var pause = next;
        next = next.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : next.multipliedBy(2);
        return pause;
    }

    /** Starts from the shortest pause again. */
    public void reset() {
        next = FIRST;
    }
}
