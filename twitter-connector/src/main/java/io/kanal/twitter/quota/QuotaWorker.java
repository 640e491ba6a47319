package io.kanal.twitter.quota;

import io.kanal.twitter.worker.Worker;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Removes what is known of calls that nobody makes any more. */
@Component
final class QuotaWorker extends Worker {

    private static final Duration KEPT = Duration.ofDays(2);
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final Quotas quotas;

    QuotaWorker(Quotas quotas) {
        super("quota-cleaning", Duration.ofHours(1));
        this.quotas = quotas;
    }

    @Override
    protected boolean workOnce() {
        quotas.forget(KEPT).block(TIMEOUT);
        return false;
    }
}
