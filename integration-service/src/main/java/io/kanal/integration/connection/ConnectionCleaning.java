package io.kanal.integration.connection;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Forgets, once an hour, the connections that ended long ago. What they came to stands in the audit trail; a record that is so
 * late that it finds no connection any more changes nothing.
 */
@Component
class ConnectionCleaning implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ConnectionCleaning.class);
    private static final Duration EVERY = Duration.ofHours(1);
    private static final Duration KEPT = Duration.ofDays(30);

    private final Connections connections;
    private volatile Disposable running = Disposables.disposed();

    ConnectionCleaning(Connections connections) {
        this.connections = connections;
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

    Mono<Long> clean() {
        return connections.forgetEnded(KEPT).onErrorResume(e -> {
            log.warn(
                    "Connections that ended long ago could not be forgotten, trying again in an hour: {}",
                    e.toString());
            return Mono.empty();
        });
    }
}
