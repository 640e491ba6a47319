package io.kanal.sandbox.oauth;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The nonces of the last minutes, each of which is good once; older ones are refused by their timestamp. */
@Component
class Nonces {

    /** How far a client's clock may be off. */
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final int SWEEP_AT = 10_000;

    private final ConcurrentHashMap<String, Instant> seen = new ConcurrentHashMap<>();
    private volatile int sweepAt = SWEEP_AT;

    /** Whether that nonce was not used before. */
    boolean isNew(String nonce, Instant now) {
        if (seen.size() > sweepAt) {
            sweep(now);
        }
        return seen.putIfAbsent(nonce, now) == null;
    }

    private synchronized void sweep(Instant now) {
        var oldest = now.minus(TOLERANCE.multipliedBy(2));
        seen.values().removeIf(time -> time.isBefore(oldest));
        sweepAt = seen.size() + SWEEP_AT;
    }
}
