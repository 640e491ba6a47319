package io.kanal.inbox.live;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells every instance of the service what has changed. It is told in the caller's transaction, so that nobody hears of
 * a change that is not there, or not yet.
 */
@Repository
public class LiveEvents {

    /** The channel of PostgreSQL that the instances listen to. */
    static final String CHANNEL = "kanal_live";

    /** How many changes of one organisation a transaction names; what is more is told as one reset. */
    static final int MOST = 50;

    private static final JsonMapper JSON = new JsonMapper();

    private final DatabaseClient database;

    LiveEvents(DatabaseClient database) {
        this.database = database;
    }

    /** Tells what has changed; to be called in the transaction of the change. */
    public Mono<Void> tell(LiveEvent... events) {
        return tell(List.of(events));
    }

    /** Tells what has changed; to be called in the transaction of the change. */
    public Mono<Void> tell(Collection<LiveEvent> events) {
        if (events.isEmpty()) {
            return Mono.empty();
        }
        var payloads = shortened(events).stream().map(JSON::writeValueAsString).toArray(String[]::new);
        return database.sql("select pg_notify(:channel, payload) from unnest(:payloads) as payload")
                .bind("channel", CHANNEL)
                .bind("payloads", payloads)
                .then();
    }

    /** What {@link #tell} wrote. */
    static LiveEvent read(String payload) {
        return JSON.readValue(payload, LiveEvent.class);
    }

    static List<LiveEvent> shortened(Collection<LiveEvent> events) {
        return new LinkedHashSet<>(events)
                .stream().collect(Collectors.groupingBy(LiveEvent::organization)).entrySet().stream()
                        .flatMap(entry -> ofOne(entry.getKey(), entry.getValue()))
                        .toList();
    }

    private static Stream<LiveEvent> ofOne(UUID organization, List<LiveEvent> events) {
        return events.size() > MOST ? Stream.of(LiveEvent.reset(organization)) : events.stream();
    }
}
