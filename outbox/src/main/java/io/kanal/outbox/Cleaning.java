package io.kanal.outbox;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Forgets, once an hour, what was sent and handled long ago. */
final class Cleaning implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Cleaning.class);
    private static final Duration EVERY = Duration.ofHours(1);

    private final UnsentRecords records;
    private final ProcessedEvents processedEvents;
    private final DeadLetters deadLetters;
    private final OutboxProperties properties;
    private volatile Disposable running = Disposables.disposed();

    Cleaning(
            UnsentRecords records,
            ProcessedEvents processedEvents,
            DeadLetters deadLetters,
            OutboxProperties properties) {
        this.records = records;
        this.processedEvents = processedEvents;
        this.deadLetters = deadLetters;
        this.properties = properties;
    }

    @Override
    public void start() {
        running = Flux.interval(EVERY).concatMap(tick -> clean()).subscribe();
    }

    @Override
    public void stop() {
        running.dispose();
    }

    @Override
    public boolean isRunning() {
        return !running.isDisposed();
    }

    Mono<Void> clean() {
        return records.forget(properties.keepSent())
                .then(processedEvents.forget(properties.keepProcessed()))
                .then(deadLetters.forget(properties.keepClosed()))
                .then()
                .onErrorResume(e -> {
                    log.warn("Cleaning failed, it is tried again in an hour: {}", e.toString());
                    return Mono.empty();
                });
    }
}
