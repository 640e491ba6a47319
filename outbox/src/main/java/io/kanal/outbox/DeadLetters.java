package io.kanal.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Records that can never be handled. They wait here for a person, who replays or discards them. */
final class DeadLetters {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final DatabaseClient database;

    DeadLetters(DatabaseClient database) {
        this.database = database;
    }

    /** Keeps a record with the reason; a repeat of the same record is kept once. */
    Mono<Void> add(ConsumerRecord<byte[], byte[]> record, Reason reason) {
        return database.sql("""
                        insert into dead_letter (topic, partition, position, key, headers, body, reason)
                        values (:topic, :partition, :position, :key, :headers, :body, :reason)
                        on conflict (topic, partition, position) do nothing
                        """)
                .bind("topic", record.topic())
                .bind("partition", record.partition())
                .bind("position", record.offset())
                .bind("key", Parameters.in(R2dbcType.VARBINARY, record.key()))
                .bind(
                        "headers",
                        Json.of(JSON.writeValueAsString(KafkaHeaders.of(record)).replace("\\u0000", "\\u2400")))
                .bind("body", Parameters.in(R2dbcType.VARBINARY, record.value()))
                .bind("reason", reason.text())
                .then();
    }

    /** How many wait for a person. */
    Mono<Long> open() {
        return database.sql("select count(*) as open from dead_letter where state = 'OPEN'")
                .mapValue(Long.class)
                .one();
    }

    /** The ones that wait, the oldest first, behind this number. */
    Mono<List<DeadLetter>> list(long behind, int limit) {
        return database.sql("select * from dead_letter where state = 'OPEN' and id > :behind order by id limit :limit")
                .bind("behind", behind)
                .bind("limit", limit)
                .map(DeadLetters::shown)
                .all()
                .collectList();
    }

    /** One that waits. */
    Mono<DeadLetter> find(long id) {
        return database.sql("select * from dead_letter where state = 'OPEN' and id = :id")
                .bind("id", id)
                .map(DeadLetters::shown)
                .one();
    }

    /** The record of one that waits, locked until the transaction ends. */
    Mono<ConsumerRecord<byte[], byte[]>> lock(long id) {
        return database.sql("select * from dead_letter where state = 'OPEN' and id = :id for update")
                .bind("id", id)
                .map(DeadLetters::record)
                .one();
    }

    Mono<Void> replayed(long id) {
        return database.sql("update dead_letter set state = 'REPLAYED', closed_at = now() where id = :id")
                .bind("id", id)
                .then();
    }

    Mono<Void> failedAgain(long id, Reason reason) {
        return database.sql("update dead_letter set reason = :reason where id = :id and state = 'OPEN'")
                .bind("reason", reason.text())
                .bind("id", id)
                .then();
    }

    /** Erases what one says that waits, and tells whether there was one. */
    Mono<Boolean> discard(long id) {
        return database.sql("""
                        update dead_letter set state = 'DISCARDED', closed_at = now(), body = null
                        where id = :id and state = 'OPEN'
                        """).bind("id", id).fetch().rowsUpdated().map(rows -> rows == 1);
    }

    /** Deletes those that a person has dealt with long ago. */
    Mono<Long> forget(Duration closedBefore) {
        return database.sql("delete from dead_letter where closed_at < now() - make_interval(secs => :seconds)")
                .bind("seconds", (double) closedBefore.toSeconds())
                .fetch()
                .rowsUpdated();
    }

    private static ConsumerRecord<byte[], byte[]> record(Readable row) {
        var record = new ConsumerRecord<byte[], byte[]>(
                required(row, "topic", String.class),
                required(row, "partition", Integer.class),
                required(row, "position", Long.class),
                row.get("key", byte[].class),
                row.get("body", byte[].class));
        headers(row).forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        return record;
    }

    private static DeadLetter shown(Readable row) {
        var headers = headers(row);
        var body = row.get("body", byte[].class);
        var whose = Whose.of(body);
        return new DeadLetter(
                required(row, "id", Long.class),
                required(row, "topic", String.class),
                required(row, "partition", Integer.class),
                required(row, "position", Long.class),
                headers.get("ce_type"),
                headers.get("ce_id"),
                whose.organizationId(),
                whose.channelId(),
                body == null ? 0 : body.length,
                required(row, "reason", String.class),
                required(row, "created_at", Instant.class));
    }

    private static Map<String, String> headers(Readable row) {
        return JSON.readValue(required(row, "headers", Json.class).asString(), HEADERS).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type));
    }
}
