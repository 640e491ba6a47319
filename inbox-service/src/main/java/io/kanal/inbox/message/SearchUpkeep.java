package io.kanal.inbox.message;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Sorts new texts into the index that they are searched by. Storing only lists them there (a search reads that list, too),
 * because sorting in a batch of the longest texts takes longer than a statement may.
 */
@Component
final class SearchUpkeep implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SearchUpkeep.class);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final InboxProperties properties;
    private volatile Disposable running = Disposables.disposed();

    SearchUpkeep(DatabaseClient database, TransactionalOperator transaction, InboxProperties properties) {
        this.database = database;
        this.transaction = transaction;
        this.properties = properties;
    }

    @Override
    public void start() {
        running = Flux.interval(properties.searchUpkeep())
                .onBackpressureDrop()
                .concatMap(tick -> sortInOrLater(), 1)
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

    /** Sorts in what is listed, and tells how many pages that were; empty if another instance is at it. */
    Mono<Long> sortIn() {
        return database.sql("set local statement_timeout = '%ds'".formatted(LONGEST.toSeconds()))
                .then()
                .then(database.sql("""
                                select gin_clean_pending_list('message_search')
                                where pg_try_advisory_xact_lock(hashtext('message_search'))
                                """).mapValue(Long.class).one())
                .as(transaction::transactional);
    }

    private Mono<Long> sortInOrLater() {
        return sortIn().onErrorResume(e -> {
            log.warn("New texts cannot be sorted into the search index at the moment, trying again: {}", e.toString());
            return Mono.empty();
        });
    }
}
