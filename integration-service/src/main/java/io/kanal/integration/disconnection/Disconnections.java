package io.kanal.integration.disconnection;

import io.kanal.contracts.Person;
import io.kanal.contracts.channel.ChannelState;
import io.kanal.contracts.channel.Receipt;
import io.kanal.edge.Cursor;
import io.kanal.integration.audit.Asker;
import io.kanal.integration.disconnection.Disconnection.Revoked;
import io.kanal.integration.disconnection.Disconnection.State;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The disconnections as they are stored. */
@Repository
class Disconnections {

    private static final Cursor NEWEST = new Cursor(Instant.parse("9999-12-31T00:00:00Z"), new UUID(0, 0));

    private final DatabaseClient database;
    private final JsonMapper json;

    Disconnections(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** A disconnection with the time at which it was asked for, and with its channel until that is gone. */
    record Stored(Disconnection disconnection, @Nullable ChannelState channel, Instant requestedAt) {}

    Mono<Void> add(Disconnection disconnection) {
        return database.sql("""
                        insert into disconnection (id, organization_id, channel_id, handle, state, requested_by, requested_from)
                        values (:id, :organizationId, :channelId, :handle, :state, :requestedBy, :requestedFrom)
                        """)
                .bind("id", disconnection.id())
                .bind("organizationId", disconnection.asker().organizationId())
                .bind("channelId", disconnection.channelId())
                .bind("handle", disconnection.handle())
                .bind("state", disconnection.state().name())
                .bind("requestedBy", jsonOf(disconnection.asker().person()))
                .bind(
                        "requestedFrom",
                        Parameters.in(R2dbcType.VARCHAR, disconnection.asker().address()))
                .then();
    }

    Mono<Void> update(Disconnection disconnection) {
        return database.sql("""
                        update disconnection set state = :state, receipt = :receipt, revoked = :revoked where id = :id
                        """)
                .bind("state", disconnection.state().name())
                .bind("receipt", jsonOf(disconnection.receipt()))
                .bind("revoked", jsonOf(disconnection.revoked()))
                .bind("id", disconnection.id())
                .then();
    }

    /** The disconnection, locked until the transaction ends. */
    Mono<Disconnection> lock(UUID id) {
        return database.sql("select * from disconnection where id = :id for update")
                .bind("id", id)
                .map(this::disconnection)
                .one();
    }

    Mono<UUID> idOfChannel(UUID channelId) {
        return database.sql("select id from disconnection where channel_id = :channelId")
                .bind("channelId", channelId)
                .mapValue(UUID.class)
                .one();
    }

    Mono<Stored> find(UUID organizationId, UUID id) {
        return database.sql("""
                        select disconnection.*, case when channel.state <> 'GONE' then channel.shown end as shown
                        from disconnection join channel on channel.id = disconnection.channel_id
                        where disconnection.organization_id = :organizationId and disconnection.id = :id
                        """)
                .bind("organizationId", organizationId)
                .bind("id", id)
                .map(this::stored)
                .one();
    }

    /** The disconnections of an organisation behind a cursor, the newest first. */
    Flux<Stored> list(UUID organizationId, @Nullable Cursor behind, int limit) {
        var start = behind == null ? NEWEST : behind;
        return database.sql("""
                        select disconnection.*, case when channel.state <> 'GONE' then channel.shown end as shown
                        from disconnection join channel on channel.id = disconnection.channel_id
                        where disconnection.organization_id = :organizationId
                            and (disconnection.requested_at, disconnection.id) < (:requestedAt, :id)
                        order by disconnection.requested_at desc, disconnection.id desc limit :limit
                        """)
                .bind("organizationId", organizationId)
                .bind("requestedAt", start.at())
                .bind("id", start.id())
                .bind("limit", limit)
                .map(this::stored)
                .all();
    }

    private Stored stored(Readable row) {
        return new Stored(
                disconnection(row),
                fromJson(row, "shown", ChannelState.class),
                required(row, "requested_at", Instant.class));
    }

    private Disconnection disconnection(Readable row) {
        return new Disconnection(
                required(row, "id", UUID.class),
                required(row, "channel_id", UUID.class),
                required(row, "handle", String.class),
                State.valueOf(required(row, "state", String.class)),
                fromJson(row, "receipt", Receipt.class),
                fromJson(row, "revoked", Revoked.class),
                askerOf(row));
    }

    private Asker askerOf(Readable row) {
        return new Asker(
                required(row, "organization_id", UUID.class),
                Objects.requireNonNull(fromJson(row, "requested_by", Person.class)),
                row.get("requested_from", String.class));
    }

    private Object jsonOf(@Nullable Object value) {
        return value == null ? Parameters.in(Json.class) : Json.of(json.writeValueAsString(value));
    }

    private <T> @Nullable T fromJson(Readable row, String column, Class<T> type) {
        var value = row.get(column, Json.class);
        return value == null ? null : json.readValue(value.asString(), type);
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
