package io.kanal.twitter.polling;

import io.kanal.edge.Wordless;
import io.kanal.twitter.publishing.PublishingFailedException;
import io.kanal.twitter.worker.ParallelWorker;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Leases accounts that are due and reads them. */
@Component
final class PollingWorker extends ParallelWorker<LeasedAccount> {

    private static final Logger log = LoggerFactory.getLogger(PollingWorker.class);

    private final Leases leases;
    private final AccountPoller poller;
    private final Failures failures;
    private final PollingProperties properties;

    PollingWorker(Leases leases, AccountPoller poller, Failures failures, PollingProperties properties) {
        super("polling", properties.lookEvery(), properties.parallelReads(), properties.timeout());
        this.leases = leases;
        this.poller = poller;
        this.failures = failures;
        this.properties = properties;
    }

    @Override
    protected Mono<List<LeasedAccount>> take(int atMost) {
        return leases.take(atMost);
    }

    @Override
    protected String nameOf(LeasedAccount account) {
        return "poll-" + account.channelId();
    }

    @Override
    protected void work(LeasedAccount account) {
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
                    .setCause(Wordless.of(e))
                    .log("Channel {} cannot be read now, trying again", account.channelId());
            giveBack(account);
        }
    }

    private void giveBack(LeasedAccount account) {
        try {
            failures.own(account).block(properties.timeout());
        } catch (RuntimeException e) {
            about(account, Level.DEBUG).setCause(Wordless.of(e)).log("The lease runs out by itself");
        }
    }

    private static LoggingEventBuilder about(LeasedAccount account, Level level) {
        return log.atLevel(level)
                .addKeyValue("organizationId", account.organizationId())
                .addKeyValue("channelId", account.channelId());
    }
}
