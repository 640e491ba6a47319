package io.kanal.outbox;

import java.time.Duration;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** The ids of events that have been applied. */
final class ProcessedEvents {

    private final DatabaseClient database;

    ProcessedEvents(DatabaseClient database) {
        this.database = database;
    }

    /** Runs the work unless the event was applied before; to be called in the work's own transaction. */
    Mono<Void> once(String eventId, Mono<Void> work) {
        return mark(eventId).filter(first -> first).flatMap(first -> work);
    }

    /** Remembers the event and tells whether it is new. */
    Mono<Boolean> mark(String eventId) {
        return database.sql("insert into processed_event (event_id) values (:eventId) on conflict do nothing")
                .bind("eventId", eventId)
                .fetch()
                .rowsUpdated()
                .map(inserted -> inserted == 1);
    }

    Mono<Long> forget(Duration olderThan) {
        return database.sql("delete from processed_event where processed_at < now() - make_interval(secs => :seconds)")
                .bind("seconds", (double) olderThan.toSeconds())
                .fetch()
                .rowsUpdated();
    }
}
