package io.kanal.twitter.credential;

import io.kanal.twitter.worker.Worker;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes up keys that were added to the keyset file, and seals anew what older ones have sealed. */
@Component
final class ResealWorker extends Worker {

    private static final Logger log = LoggerFactory.getLogger(ResealWorker.class);

    private final Sealing sealing;
    private final Resealing resealing;
    private final Duration timeout;

    ResealWorker(Sealing sealing, Resealing resealing, CredentialProperties properties) {
        super("reseal", properties.keysetReload());
        this.sealing = sealing;
        this.resealing = resealing;
        this.timeout = properties.timeout().multipliedBy(6);
    }

    @Override
    protected boolean workOnce() {
        sealing.reload();
        var resealed = resealing.reseal().blockOptional(timeout).orElse(0L);
        if (resealed > 0) {
            log.info("{} sealed values are under the newest key now", resealed);
        }
        return false;
    }
}
