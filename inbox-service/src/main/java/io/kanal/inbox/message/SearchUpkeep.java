package io.kanal.inbox.message;

import io.kanal.outbox.RecurringWork;
import java.time.Duration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Sorts new texts into the index that they are searched by. Storing only lists them there (a search reads that list, too),
 * because sorting in a batch of the longest texts takes longer than a statement may. One instance at a time is at it.
 */
@Component
class SearchUpkeep extends RecurringWork {

    private static final Duration LONGEST = Duration.ofMinutes(5);

    SearchUpkeep(DatabaseClient database, TransactionalOperator transaction, InboxProperties properties) {
        super(
                "Sorting new texts into the search index",
                properties.searchUpkeep(),
                () -> sortIn(database).as(transaction::transactional));
    }

    private static Mono<Long> sortIn(DatabaseClient database) {
        return database.sql("set local statement_timeout = '%ds'".formatted(LONGEST.toSeconds()))
                .then()
                .then(database.sql("""
                                select gin_clean_pending_list('message_search')
                                where pg_try_advisory_xact_lock(hashtext('message_search'))
                                """).mapValue(Long.class).one());
    }
}
