package io.kanal.integration.connection;

import io.kanal.contracts.Failure;
import io.kanal.contracts.Person;
import io.kanal.contracts.channel.ConnectionMethod;
import io.kanal.contracts.connection.ConnectionState;
import io.kanal.contracts.twitter.TwitterCommand.CancelAuthorization.Reason;
import io.kanal.integration.audit.Asker;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The connections as they are stored. */
@Repository
class Connections {

    private final DatabaseClient database;
    private final JsonMapper json;

    Connections(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Mono<Void> add(Connection connection) {
        var sql = database.sql("""
                insert into connection (id, organization_id, channel_id, method, requested_by, requested_from,
                    state, waiting_for, failure, connected_channel_id, end_asked)
                values (:id, :organizationId, :channelId, :method, :requestedBy, :requestedFrom,
                    :state, :waitingFor, :failure, :connectedChannelId, :endAsked)
                """)
                .bind("organizationId", connection.organizationId())
                .bind("channelId", connection.channelId())
                .bind("method", connection.method().name())
                .bind("requestedBy", jsonOf(connection.asker().person()))
                .bind(
                        "requestedFrom",
                        Parameters.in(R2dbcType.VARCHAR, connection.asker().address()));
        return bindChangeable(sql, connection).then();
    }

    Mono<Void> update(Connection connection) {
        var sql = database.sql("""
                update connection set state = :state, waiting_for = :waitingFor, failure = :failure,
                    connected_channel_id = :connectedChannelId, end_asked = :endAsked
                where id = :id
                """);
        return bindChangeable(sql, connection).then();
    }

    /** The connection, locked until the transaction ends. */
    Mono<Connection> lock(UUID id) {
        return database.sql("select * from connection where id = :id for update")
                .bind("id", id)
                .map(this::connection)
                .one();
    }

    /** A connection of the organisation, locked until the transaction ends. */
    Mono<Connection> lock(UUID organizationId, UUID id) {
        return lock(id).filter(connection -> connection.organizationId().equals(organizationId));
    }

    Mono<Connection> find(UUID organizationId, UUID id) {
        return database.sql("select * from connection where organization_id = :organizationId and id = :id")
                .bind("organizationId", organizationId)
                .bind("id", id)
                .map(this::connection)
                .one();
    }

    /**
     * Undecided connections that are older than this and have not been told so, locked until the transaction ends. Several
     * instances may ask at the same time; each gets others.
     */
    Flux<Connection> lockOverdue(Duration age, int limit) {
        return database.sql("""
                        select * from connection
                        where state in ('AWAITING_AUTHORIZATION', 'VERIFYING')
                            and end_asked is distinct from 'EXPIRED'
                            and opened_at < now() - make_interval(secs => :seconds)
                        order by opened_at limit :limit
                        for update skip locked
                        """)
                .bind("seconds", age.toMillis() / 1000.0)
                .bind("limit", limit)
                .map(this::connection)
                .all();
    }

    /** Forgets connections that were opened longer ago than this and have ended since; tells how many these were. */
    Mono<Long> forgetEnded(Duration age) {
        return database.sql("""
                        delete from connection
                        where state in ('CONNECTED', 'FAILED', 'CANCELLED', 'EXPIRED')
                            and opened_at < now() - make_interval(secs => :seconds)
                        """)
                .bind("seconds", (double) age.toSeconds())
                .fetch()
                .rowsUpdated();
    }

    private GenericExecuteSpec bindChangeable(GenericExecuteSpec sql, Connection connection) {
        var endAsked = connection.endAsked();
        return sql.bind("id", connection.id())
                .bind("state", connection.state().name())
                .bind("waitingFor", jsonOf(connection.waitingFor()))
                .bind("failure", jsonOf(connection.failure()))
                .bind("connectedChannelId", uuidOf(connection.connectedChannelId()))
                .bind("endAsked", Parameters.in(R2dbcType.VARCHAR, endAsked == null ? null : endAsked.name()));
    }

    private Connection connection(Readable row) {
        var endAsked = row.get("end_asked", String.class);
        return new Connection(
                required(row, "id", UUID.class),
                askerOf(row),
                required(row, "channel_id", UUID.class),
                ConnectionMethod.valueOf(required(row, "method", String.class)),
                ConnectionState.valueOf(required(row, "state", String.class)),
                fromJson(row, "waiting_for", Failure.class),
                fromJson(row, "failure", Failure.class),
                row.get("connected_channel_id", UUID.class),
                endAsked == null ? null : Reason.valueOf(endAsked));
    }

    private Asker askerOf(Readable row) {
        return new Asker(
                required(row, "organization_id", UUID.class),
                Objects.requireNonNull(fromJson(row, "requested_by", Person.class)),
                row.get("requested_from", String.class));
    }

    private static Object uuidOf(@Nullable UUID value) {
        return value == null ? Parameters.in(UUID.class) : value;
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
