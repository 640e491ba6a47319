package io.kanal.outbox;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Records that can never be handled. They wait here for a person, who replays or discards them. */
final class DeadLetters {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final DatabaseClient database;

    DeadLetters(DatabaseClient database) {
        this.database = database;
    }

    /** Keeps a record with the reason; a repeat of the same record is kept once. */
    Mono<Void> add(ConsumerRecord<byte[], byte[]> record, String reason) {
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
                .bind("reason", reason)
                .then();
    }

    /** How many wait for a person. */
    Mono<Long> open() {
        return database.sql("select count(*) as open from dead_letter where state = 'OPEN'")
                .mapValue(Long.class)
                .one();
    }
}
