package io.kanal.integration.connection;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Ends connections whose time ran out. What is due stands in the database, by the database's clock, so it survives a restart,
 * and any number of instances may look.
 */
@Component
class ConnectionExpiry implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ConnectionExpiry.class);

    private final ConnectionFlow flow;
    private final ConnectionProperties properties;
    private volatile Disposable running = Disposables.disposed();

    ConnectionExpiry(ConnectionFlow flow, ConnectionProperties properties) {
        this.flow = flow;
        this.properties = properties;
    }

    @Override
    public void start() {
        running = Flux.interval(properties.expiryInterval())
                .onBackpressureDrop()
                .concatMap(tick -> expire(), 1)
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

    private Mono<Integer> expire() {
        return flow.expire(properties.lifetime().plus(properties.grace()), properties.expiryBatch())
                .onErrorResume(e -> {
                    log.warn("Expired connections cannot be ended at the moment: {}", e.toString());
                    return Mono.empty();
                });
    }
}
