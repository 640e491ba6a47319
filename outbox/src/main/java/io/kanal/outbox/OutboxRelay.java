package io.kanal.outbox;

import io.kanal.outbox.UnsentRecords.Unsent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Sends the outbox to Kafka, in the order of the ids. One relay of a service is active: a lease elects it, and its
 * transactional id lets the broker itself refuse a predecessor that wakes up. A row is marked only after the broker's
 * acknowledgement, so a crash repeats records and never loses one.
 */
final class OutboxRelay implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);

    private final UnsentRecords records;
    private final Lease lease;
    private final Supplier<Producer<byte[], byte[]>> producers;
    private final OutboxProperties properties;
    private volatile boolean running;
    private @Nullable Thread thread;

    OutboxRelay(
            UnsentRecords records,
            Lease lease,
            Supplier<Producer<byte[], byte[]>> producers,
            OutboxProperties properties) {
        this.records = records;
        this.lease = lease;
        this.producers = producers;
        this.properties = properties;
    }

    @Override
    public void start() {
        running = true;
        // Known before it runs: a thread that is faster than this line would find itself stopped already.
        var starting = Thread.ofVirtual().name("outbox-relay").unstarted(this::run);
        thread = starting;
        starting.start();
    }

    @Override
    public void stop() {
        running = false;
        var stopping = thread;
        if (stopping != null) {
            LockSupport.unpark(stopping);
            join(stopping);
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        var failures = 0;
        while (running) {
            try {
                relayWhileElected();
                failures = 0;
            } catch (RuntimeException e) {
                failures++;
                log.warn("The outbox cannot be sent at the moment, trying again: {}", e.toString());
                pause(properties.pollInterval().multipliedBy(1L << Math.min(failures, 6)));
            }
        }
        release();
    }

    private void relayWhileElected() {
        if (!elected()) {
            pause(properties.lease().dividedBy(4));
            return;
        }
        try (var producer = producers.get()) {
            producer.initTransactions();
            while (running && elected()) {
                if (!relay(producer)) {
                    pause(properties.pollInterval());
                }
            }
        }
    }

    private boolean relay(Producer<byte[], byte[]> producer) {
        var unsent = records.oldest(properties.batchSize()).block(properties.timeout());
        if (unsent == null || unsent.isEmpty()) {
            return false;
        }
        send(producer, unsent);
        records.markSent(unsent).block(properties.timeout());
        return true;
    }

    private static void send(Producer<byte[], byte[]> producer, List<Unsent> unsent) {
        producer.beginTransaction();
        unsent.forEach(record -> producer.send(record.toKafka()));
        // Commits only if every record of the transaction was acknowledged, and throws otherwise.
        producer.commitTransaction();
    }

    private boolean elected() {
        return Boolean.TRUE.equals(lease.hold().block(properties.timeout()));
    }

    private void release() {
        try {
            lease.release().block(properties.timeout());
        } catch (RuntimeException e) {
            log.debug("The lease runs out by itself", e);
        }
    }

    private static void pause(Duration duration) {
        LockSupport.parkNanos(duration.toNanos());
    }

    private void join(Thread stopping) {
        try {
            stopping.join(properties.timeout());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
