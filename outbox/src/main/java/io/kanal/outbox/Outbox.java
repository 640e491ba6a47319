package io.kanal.outbox;

import io.kanal.contracts.Envelope;
import io.kanal.contracts.KanalRecord;
import io.kanal.contracts.Topics;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Takes the records that a change leads to. They are written in the caller's transaction, so that they are published exactly if
 * the change is committed; lock the aggregate first, so that their order is that of the changes.
 */
public final class Outbox {

    private final DatabaseClient database;
    private final String source;
    private final Clock clock;

    Outbox(DatabaseClient database, String service, Clock clock) {
        this.database = database;
        this.source = "/kanal/" + service;
        this.clock = clock;
    }

    /** Adds records in this order. */
    public Mono<Void> add(KanalRecord... records) {
        return Flux.just(records).concatMap(this::insert).then();
    }

    private Mono<Long> insert(KanalRecord record) {
        return Mono.deferContextual(context -> {
            var envelope = Envelope.of(record, source, clock.instant());
            @Nullable String traceparent = context.getOrDefault("traceparent", null);
            return database.sql("""
                            insert into outbox (event_id, topic, key, type, time, traceparent, body)
                            values (:eventId, :topic, :key, :type, :time, :traceparent, :body)
                            """)
                    .bind("eventId", envelope.id())
                    .bind("topic", Topics.of(record).name())
                    .bind("key", record.key())
                    .bind("type", envelope.type())
                    .bind("time", envelope.time())
                    .bind("traceparent", Parameters.in(R2dbcType.VARCHAR, traceparent))
                    .bind("body", envelope.body())
                    .fetch()
                    .rowsUpdated();
        });
    }
}
