package io.kanal.inbox.live;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ValidationDepth;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.r2dbc.OptionsCapableConnectionFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Listens to what any instance tells, on a connection to the database that serves nothing else. When it had to connect
 * again, something may have been missed: all browsers are told so.
 */
@Component
class LiveListener implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LiveListener.class);
    /** The name is what an operator sees among the connections of the database. */
    private static final String LISTEN = "set application_name = '%1$s'; listen %1$s".formatted(LiveEvents.CHANNEL);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

    private final ConnectionFactory connections;
    private final LiveStreams streams;
    private final LiveProperties properties;
    private volatile Disposable running = Disposables.disposed();

    LiveListener(ConnectionFactory pool, LiveStreams streams, LiveProperties properties) {
        this.connections = Objects.requireNonNull(
                OptionsCapableConnectionFactory.unwrapFrom(pool), "The connections cannot be made without their pool");
        this.streams = streams;
        this.properties = properties;
    }

    @Override
    public void start() {
        running = Flux.usingWhen(connection(), this::listen, Connection::close)
                .doOnError(e -> log.warn("Live updates wait for the database: {}", e.toString()))
                .retryWhen(Retry.backoff(Long.MAX_VALUE, FIRST_PAUSE)
                        .maxBackoff(properties.longestPause())
                        .transientErrors(true))
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

    private Mono<Connection> connection() {
        return Mono.<Connection>from(connections.create()).timeout(properties.check());
    }

    /** Fails when the connection is lost, and does not end otherwise. */
    private Flux<Boolean> listen(Connection connection) {
        var database = (PostgresqlConnection) connection;
        var heard = database.getNotifications()
                .concatMap(notification -> tell(notification.getParameter()).thenReturn(true));
        var listening = database.createStatement(LISTEN)
                .execute()
                .flatMap(result -> result.getRowsUpdated())
                .then(Mono.defer(streams::reset))
                .thenReturn(true);
        return Flux.merge(heard, listening, checks(database))
                .concatWith(Mono.error(() -> new IllegalStateException("the connection was closed")));
    }

    /** A connection whose other end is gone without a word would be silent for ever. */
    private Flux<Boolean> checks(PostgresqlConnection database) {
        return Flux.interval(properties.check())
                .onBackpressureDrop()
                .concatMap(tick -> database.validate(ValidationDepth.REMOTE).timeout(properties.check()))
                .map(valid -> {
                    if (!valid) {
                        throw new IllegalStateException("the connection was lost");
                    }
                    return true;
                })
                .onErrorMap(TimeoutException.class, late -> new IllegalStateException("the connection is silent"));
    }

    private Mono<Void> tell(@Nullable String payload) {
        return Mono.<Void>fromRunnable(() -> streams.tell(LiveEvents.read(Objects.requireNonNull(payload))))
                .onErrorResume(RuntimeException.class, e -> {
                    // An instance of another release may tell what this one does not know.
                    log.warn("A live update cannot be read: {}", e.getClass().getSimpleName());
                    return streams.reset();
                });
    }
}
