package io.kanal.twitter.reply;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kanal.contracts.Envelope;
import io.kanal.contracts.inbox.InboxMessage;
import io.kanal.contracts.inbox.InboxMessage.DirectMessageSent;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The table held_message: own messages that are not published yet, because they may be a reply. */
@Component
final class HeldMessages {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final DatabaseClient database;

    HeldMessages(DatabaseClient database) {
        this.database = database;
    }

    /** Keeps messages; one that is kept already stays. */
    Mono<Void> hold(List<DirectMessageSent> messages) {
        return Flux.fromIterable(messages)
                .concatMap(message -> database.sql("""
                                insert into held_message (channel_id, dm_event_id, record)
                                values (:channelId, :eventId, :record) on conflict do nothing
                                """)
                        .bind("channelId", message.channelId())
                        .bind("eventId", message.dmEventId())
                        .bind("record", write(message))
                        .then())
                .then();
    }

    /** The channels of which something is held. */
    Flux<UUID> channels() {
        return database.sql("select distinct channel_id from held_message")
                .mapValue(UUID.class)
                .all();
    }

    /** What is held of a channel, in the order of X. */
    Mono<List<DirectMessageSent>> of(UUID channelId) {
        return database.sql("""
                        select record from held_message where channel_id = :channelId order by dm_event_id::numeric
                        """)
                .bind("channelId", channelId)
                .mapValue(String.class)
                .all()
                .map(HeldMessages::read)
                .collectList();
    }

    /** Lets messages go. */
    Mono<Void> drop(UUID channelId, Collection<String> eventIds) {
        return eventIds.isEmpty()
                ? Mono.empty()
                : database.sql(
                                "delete from held_message where channel_id = :channelId and dm_event_id = any(:eventIds)")
                        .bind("channelId", channelId)
                        .bind("eventIds", eventIds.toArray(String[]::new))
                        .then();
    }

    private static String write(DirectMessageSent message) {
        return new String(Envelope.of(message, "", Instant.EPOCH).body(), UTF_8);
    }

    private static DirectMessageSent read(String json) {
        return (DirectMessageSent) JSON.readValue(json, InboxMessage.class);
    }
}
