package io.kanal.twitter.polling;

import io.kanal.twitter.publishing.PublishingFailedException;
import io.kanal.twitter.worker.Worker;
import jakarta.annotation.PreDestroy;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.stereotype.Component;

/** Leases accounts that are due and reads each on a virtual thread of its own. Instances need no coordinator. */
@Component
final class PollingWorker extends Worker {

    private static final Logger log = LoggerFactory.getLogger(PollingWorker.class);

    private final Leases leases;
    private final AccountPoller poller;
    private final Failures failures;
    private final PollingProperties properties;
    private final Semaphore slots;

    PollingWorker(Leases leases, AccountPoller poller, Failures failures, PollingProperties properties) {
        super("polling", properties.lookEvery());
        this.leases = leases;
        this.poller = poller;
        this.failures = failures;
        this.properties = properties;
        this.slots = new Semaphore(properties.parallelReads());
    }

    @Override
    protected boolean workOnce() {
        var free = slots.drainPermits();
        var started = 0;
        try {
            var leased = free == 0 ? null : leases.take(free).block(properties.timeout());
            for (var account : leased == null ? List.<LeasedAccount>of() : leased) {
                Thread.ofVirtual().name("poll-" + account.channelId()).start(() -> poll(account));
                started++;
            }
            return started > 0;
        } finally {
            slots.release(free - started);
        }
    }

    /** What is being read is read to its end, so that its lease need not run out. */
    @PreDestroy
    void finish() throws InterruptedException {
        if (!slots.tryAcquire(properties.parallelReads(), properties.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
            log.info("Some accounts are still being read; their leases run out by themselves");
        }
    }

    private void poll(LeasedAccount account) {
        try {
            poller.poll(account);
        } catch (LeaseLostException e) {
            about(account, Level.INFO).log(e.getMessage());
        } catch (PublishingFailedException e) {
            about(account, Level.WARN)
                    .log(
                            "What channel {} received cannot be published now, trying again: {}",
                            account.channelId(),
                            e.getMessage());
            giveBack(account);
        } catch (RuntimeException e) {
            about(account, Level.ERROR)
                    .setCause(e)
                    .log("Channel {} cannot be read now, trying again", account.channelId());
            giveBack(account);
        } finally {
            slots.release();
            wake();
        }
    }

    private void giveBack(LeasedAccount account) {
        try {
            failures.own(account).block(properties.timeout());
        } catch (RuntimeException e) {
            about(account, Level.DEBUG).setCause(e).log("The lease runs out by itself");
        }
    }

    private static LoggingEventBuilder about(LeasedAccount account, Level level) {
        return log.atLevel(level)
                .addKeyValue("organizationId", account.organizationId())
                .addKeyValue("channelId", account.channelId());
    }
}
