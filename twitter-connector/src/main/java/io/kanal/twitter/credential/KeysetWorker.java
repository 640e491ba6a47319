package io.kanal.twitter.credential;

import java.time.Duration;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Loads the keyset before anything else starts; only then is it known whether the database is empty. */
@Component
final class KeysetWorker implements SmartLifecycle {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Sealing sealing;
    private final Credentials credentials;
    private volatile boolean running;

    KeysetWorker(Sealing sealing, Credentials credentials) {
        this.sealing = sealing;
        this.credentials = credentials;
    }

    @Override
    public void start() {
        sealing.prepare(Boolean.TRUE.equals(credentials.nothingIsSealed().block(TIMEOUT)));
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
