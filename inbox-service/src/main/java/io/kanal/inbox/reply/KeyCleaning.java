package io.kanal.inbox.reply;

import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Forgets, once an hour, the keys that have had their day. */
@Component
class KeyCleaning implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(KeyCleaning.class);
    private static final Duration EVERY = Duration.ofHours(1);

    private final RequestKeys keys;
    private final Clock clock;
    private volatile Disposable running = Disposables.disposed();

    KeyCleaning(RequestKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = Flux.interval(EVERY)
                .onBackpressureDrop()
                .concatMap(tick -> clean())
                .subscribe();
    }

    @Override
    public void stop() {
        running.dispose();
    }

    @Override
    public boolean isRunning() {
        return !running.isDisposed();
    }

    private Mono<Long> clean() {
        return keys.forget(clock.instant()).onErrorResume(e -> {
            log.warn("Old keys of replies could not be forgotten, trying again in an hour: {}", e.toString());
            return Mono.empty();
        });
    }
}
