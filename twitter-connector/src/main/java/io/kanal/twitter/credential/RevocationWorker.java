package io.kanal.twitter.credential;

import io.kanal.twitter.worker.Worker;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Goes on with revocations that had to wait. */
@Component
final class RevocationWorker extends Worker {

    private final Revocations revocations;
    private final Duration timeout;

    RevocationWorker(Revocations revocations, CredentialProperties properties) {
        super("revocations", properties.revocationPoll());
        this.revocations = revocations;
        this.timeout = properties.timeout().multipliedBy(2);
    }

    @Override
    protected boolean workOnce() {
        return Boolean.TRUE.equals(revocations.attemptNext().block(timeout));
    }
}
