package io.kanal.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A record as it travels: the record as JSON in the body, and its CloudEvents attributes in the headers (the Kafka binding's
 * binary mode).
 *
 * @param id the event id, the same at every repeat; consumers apply an id once
 * @param time when the fact happened or the order was given
 * @param source the service that wrote it, as {@code /kanal/<service>}
 * @param traceparent the W3C trace context of the work that led to it, if it is known
 * @param record the record itself
 * @param <T> the topic's sealed interface, or one record of it
 */
public record Envelope<T extends KanalRecord>(
        String id, Instant time, String source, @Nullable String traceparent, T record) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    /** Wraps a record that is written now, with its natural id where it has one. */
    public static <T extends KanalRecord> Envelope<T> of(T record, String source, Instant time) {
        var natural = record.naturalId();
        return new Envelope<>(natural != null ? natural : UUID.randomUUID().toString(), time, source, null, record);
    }

    /** The wire name of a kind of record, such as {@code io.kanal.channel.connected.v1}. */
    public static String typeOf(Class<? extends KanalRecord> kind) {
        return kind.getAnnotation(JsonTypeName.class).value();
    }

    /** The wire name of this record. */
    public String type() {
        return typeOf(record.getClass());
    }

    /** The record as JSON in UTF-8. */
    public byte[] body() {
        return JSON.writeValueAsBytes(record);
    }

    /** The CloudEvents attributes and the trace context, by header name. */
    public Map<String, String> headers() {
        var headers = new LinkedHashMap<String, String>();
        headers.put("ce_id", id);
        headers.put("ce_type", type());
        headers.put("ce_source", source);
        headers.put("ce_time", time.toString());
        headers.put("ce_specversion", "1.0");
        headers.put("content-type", "application/json");
        if (traceparent != null) {
            headers.put("traceparent", traceparent);
        }
        return headers;
    }

    /**
     * Reads a record of a topic.
     *
     * @param headers the Kafka headers by name
     * @param body the JSON
     * @param records the topic's sealed interface
     * @throws UnreadableRecordException if a header is missing, the JSON is malformed or the type is unknown; it says which
     */
    public static <T extends KanalRecord> Envelope<T> read(Map<String, String> headers, byte[] body, Class<T> records) {
        var id = required(headers, "ce_id");
        try {
            var record = JSON.readValue(body, records);
            if (record == null) {
                throw new UnreadableRecordException("The body is JSON null", null);
            }
            return new Envelope<>(
                    id,
                    Instant.parse(required(headers, "ce_time")),
                    required(headers, "ce_source"),
                    headers.get("traceparent"),
                    record);
        } catch (JacksonException e) {
            // The original message may quote the body, which may hold what a customer wrote.
            throw new UnreadableRecordException(
                    "The body cannot be read as %s at %s: %s"
                            .formatted(
                                    records.getSimpleName(),
                                    e.getLocation(),
                                    e.getClass().getSimpleName()),
                    null);
        } catch (java.time.DateTimeException e) {
            throw new UnreadableRecordException("The header ce_time is no time", e);
        }
    }

    private static String required(Map<String, String> headers, String name) {
        var value = headers.get(name);
        if (value == null || value.isBlank()) {
            throw new UnreadableRecordException("The header " + name + " is missing", null);
        }
        return value;
    }
}
