package io.kanal.outbox;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** The outbox table as the relay sees it. */
final class UnsentRecords {

    private final DatabaseClient database;
    private final String source;

    UnsentRecords(DatabaseClient database, String service) {
        this.database = database;
        this.source = "/kanal/" + service;
    }

    Mono<List<Unsent>> oldest(int limit) {
        return database.sql("""
                        select id, event_id, topic, key, type, time, traceparent, body
                        from outbox where sent_at is null order by id limit :limit
                        """).bind("limit", limit).map(this::unsent).all().collectList();
    }

    Mono<Void> markSent(List<Unsent> records) {
        return database.sql("update outbox set sent_at = now() where id = any(:ids)")
                .bind("ids", records.stream().map(Unsent::id).toArray(Long[]::new))
                .then();
    }

    Mono<Long> forget(Duration sentBefore) {
        return database.sql("delete from outbox where sent_at < now() - make_interval(secs => :seconds)")
                .bind("seconds", (double) sentBefore.toSeconds())
                .fetch()
                .rowsUpdated();
    }

    /** How many records wait and since when the oldest does. */
    Mono<Waiting> waiting() {
        return database.sql("select count(*) as records, min(time) as since from outbox where sent_at is null")
                .map(row -> new Waiting(
                        Objects.requireNonNull(row.get("records", Long.class)), row.get("since", Instant.class)))
                .one();
    }

    private Unsent unsent(Readable row) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("ce_id", text(row, "event_id"));
        headers.put("ce_type", text(row, "type"));
        headers.put("ce_source", source);
        headers.put(
                "ce_time",
                Objects.requireNonNull(row.get("time", Instant.class)).toString());
        headers.put("ce_specversion", "1.0");
        headers.put("content-type", "application/json");
        var traceparent = row.get("traceparent", String.class);
        if (traceparent != null) {
            headers.put("traceparent", traceparent);
        }
        return new Unsent(
                Objects.requireNonNull(row.get("id", Long.class)),
                text(row, "topic"),
                text(row, "key"),
                headers,
                Objects.requireNonNull(row.get("body", byte[].class)));
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class));
    }

    record Waiting(long records, @Nullable Instant since) {}

    record Unsent(long id, String topic, String key, Map<String, String> headers, byte[] body) {

        ProducerRecord<byte[], byte[]> toKafka() {
            return KafkaHeaders.record(topic, key, headers, body);
        }
    }
}
