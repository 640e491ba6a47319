package io.kanal.integration.channel;

import io.kanal.contracts.channel.ChannelEvent;
import io.kanal.contracts.channel.ChannelState;
import io.kanal.integration.channel.Channel.State;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** A small copy of what channel-events tell. A revision that is not newer changes nothing. */
@Repository
public class Channels {

    private final DatabaseClient database;
    private final JsonMapper json;

    Channels(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** The channel is there, with this account. */
    public Mono<Void> present(ChannelEvent event, ChannelState state) {
        return copy(event, state, State.PRESENT);
    }

    /** The channel is on its way out. */
    public Mono<Void> disconnecting(ChannelEvent event, ChannelState state) {
        return copy(event, state, State.DISCONNECTING);
    }

    /** The channel is no more. */
    public Mono<Void> gone(ChannelEvent event, ChannelState state) {
        return copy(event, state, State.GONE);
    }

    /** Takes note that the channel is going to be disconnected, before the registry says so. */
    public Mono<Void> leave(UUID id) {
        return database.sql("update channel set state = 'DISCONNECTING' where id = :id and state = 'PRESENT'")
                .bind("id", id)
                .then();
    }

    /** A channel of the organisation, present or gone, locked until the transaction ends. */
    public Mono<Channel> lock(UUID organizationId, UUID id) {
        return database.sql("""
                        select id, organization_id, handle, state from channel
                        where id = :id and organization_id = :organizationId for update
                        """)
                .bind("id", id)
                .bind("organizationId", organizationId)
                .map(Channels::channel)
                .one();
    }

    private Mono<Void> copy(ChannelEvent event, ChannelState channel, State state) {
        // What was written before the registry heard that the channel is to go does not bring it back.
        return database.sql("""
                        insert into channel (id, organization_id, handle, shown, state, revision)
                        values (:id, :organizationId, :handle, :shown, :state, :revision)
                        on conflict (id) do update set
                            handle = excluded.handle,
                            shown = excluded.shown,
                            state = case when channel.state = 'DISCONNECTING' and excluded.state = 'PRESENT'
                                then channel.state else excluded.state end,
                            revision = excluded.revision
                        where channel.revision < excluded.revision
                        """)
                .bind("id", event.channelId())
                .bind("organizationId", event.organizationId())
                .bind("handle", channel.account().handle())
                .bind(
                        "shown",
                        state == State.GONE ? Parameters.in(Json.class) : Json.of(json.writeValueAsString(channel)))
                .bind("state", state.name())
                .bind("revision", event.revision())
                .then();
    }

    private static Channel channel(Readable row) {
        return new Channel(
                Objects.requireNonNull(row.get("id", UUID.class)),
                Objects.requireNonNull(row.get("organization_id", UUID.class)),
                Objects.requireNonNull(row.get("handle", String.class)),
                State.valueOf(Objects.requireNonNull(row.get("state", String.class))));
    }
}
