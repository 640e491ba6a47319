package io.kanal.local.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** One record as text for people: where it lies, its key, its headers, its JSON. */
final class RecordText {

    private static final JsonMapper JSON = JsonMapper.shared();

    private RecordText() {}

    static String of(ConsumerRecord<byte[], byte[]> record) {
        var lines = new ArrayList<String>();
        lines.add("-- %s %d/%d  %s  key %s"
                .formatted(
                        record.topic(),
                        record.partition(),
                        record.offset(),
                        Instant.ofEpochMilli(record.timestamp()),
                        text(record.key())));
        record.headers().forEach(header -> lines.add("   %s: %s".formatted(header.key(), text(header.value()))));
        lines.add(body(record.value()));
        return String.join("\n", lines);
    }

    private static String body(byte @Nullable [] value) {
        var text = text(value);
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readTree(text));
        } catch (JacksonException e) {
            return text;
        }
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "-" : new String(bytes, UTF_8);
    }
}
