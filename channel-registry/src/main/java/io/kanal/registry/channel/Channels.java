package io.kanal.registry.channel;

import io.kanal.contracts.channel.Account;
import io.kanal.contracts.channel.ChannelStatus;
import io.kanal.contracts.channel.ConnectionMethod;
import io.kanal.contracts.channel.StatusCause;
import io.kanal.edge.Cursor;
import io.kanal.registry.channel.Intent.Kind;
import io.kanal.registry.channel.Intent.Leaving;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The channels as they are stored. */
@Repository
class Channels {

    private static final Cursor BEGINNING = new Cursor(Instant.EPOCH, new UUID(0, 0));

    private final DatabaseClient database;
    private final JsonMapper json;

    Channels(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Adds a channel, and tells whether its account was free. Waits for whoever adds or deletes the same account now. */
    Mono<Boolean> add(Channel channel) {
        var sql = database.sql("""
                insert into channel (id, organization_id, provider, account_id, handle, display_name, avatar_url, method,
                    intent, intent_since, leaving, condition, condition_cause, connected_at, created_at, revision)
                values (:id, :organizationId, :provider, :accountId, :handle, :displayName, :avatarUrl, :method,
                    :intent, :intentSince, :leaving, :condition, :cause, :connectedAt, :createdAt, :revision)
                on conflict do nothing
                """)
                .bind("organizationId", channel.organizationId())
                .bind("provider", channel.provider())
                .bind("accountId", channel.account().id())
                .bind("createdAt", channel.createdAt());
        return bindChangeable(sql, channel).fetch().rowsUpdated().map(rows -> rows == 1);
    }

    Mono<Void> update(Channel channel) {
        var sql = database.sql("""
                update channel set handle = :handle, display_name = :displayName, avatar_url = :avatarUrl,
                    method = :method, intent = :intent, intent_since = :intentSince, leaving = :leaving,
                    condition = :condition, condition_cause = :cause, connected_at = :connectedAt, revision = :revision
                where id = :id
                """);
        return bindChangeable(sql, channel).then();
    }

    Mono<Void> delete(Channel channel) {
        return database.sql("delete from channel where id = :id")
                .bind("id", channel.id())
                .then();
    }

    /** The channel, locked until the transaction ends. */
    Mono<Channel> lock(UUID id) {
        return database.sql("select * from channel where id = :id for update")
                .bind("id", id)
                .map(this::channel)
                .one();
    }

    /** The channel of an account, locked until the transaction ends. */
    Mono<Channel> lockByAccount(String provider, String accountId) {
        return database.sql("select * from channel where provider = :provider and account_id = :account for update")
                .bind("provider", provider)
                .bind("account", accountId)
                .map(this::channel)
                .one();
    }

    Mono<Channel> find(UUID organizationId, UUID id) {
        return database.sql("select * from channel where organization_id = :organizationId and id = :id")
                .bind("organizationId", organizationId)
                .bind("id", id)
                .map(this::channel)
                .one();
    }

    /** The channels of an organisation behind a cursor, the oldest first. */
    Flux<Channel> list(UUID organizationId, @Nullable Cursor behind, int limit) {
        var start = behind == null ? BEGINNING : behind;
        return database.sql("""
                        select * from channel
                        where organization_id = :organizationId and (created_at, id) > (:createdAt, :id)
                        order by created_at, id limit :limit
                        """)
                .bind("organizationId", organizationId)
                .bind("createdAt", start.at())
                .bind("id", start.id())
                .bind("limit", limit)
                .map(this::channel)
                .all();
    }

    private GenericExecuteSpec bindChangeable(GenericExecuteSpec sql, Channel channel) {
        var account = channel.account();
        var intent = channel.intent();
        return sql.bind("id", channel.id())
                .bind("handle", account.handle())
                .bind("displayName", account.displayName())
                .bind("avatarUrl", Parameters.in(R2dbcType.VARCHAR, account.avatarUrl()))
                .bind("method", channel.method().name())
                .bind("intent", intent.kind().name())
                .bind("intentSince", intent.since())
                .bind("leaving", jsonOf(intent.leaving()))
                .bind("condition", channel.condition().status().name())
                .bind("cause", jsonOf(channel.condition().cause()))
                .bind("connectedAt", channel.connectedAt())
                .bind("revision", channel.revision());
    }

    private Channel channel(Readable row) {
        return new Channel(
                required(row, "id", UUID.class),
                required(row, "organization_id", UUID.class),
                text(row, "provider"),
                new Account(
                        text(row, "account_id"),
                        text(row, "handle"),
                        text(row, "display_name"),
                        row.get("avatar_url", String.class)),
                ConnectionMethod.valueOf(text(row, "method")),
                new Intent(
                        Kind.valueOf(text(row, "intent")),
                        required(row, "intent_since", Instant.class),
                        fromJson(row, "leaving", Leaving.class)),
                new Condition(
                        ChannelStatus.valueOf(text(row, "condition")),
                        fromJson(row, "condition_cause", StatusCause.class)),
                required(row, "connected_at", Instant.class),
                required(row, "created_at", Instant.class),
                required(row, "revision", Long.class));
    }

    private Object jsonOf(@Nullable Object value) {
        return value == null ? Parameters.in(Json.class) : Json.of(json.writeValueAsString(value));
    }

    private <T> @Nullable T fromJson(Readable row, String column, Class<T> type) {
        var value = row.get(column, Json.class);
        return value == null ? null : json.readValue(value.asString(), type);
    }

    private static String text(Readable row, String column) {
        return required(row, column, String.class);
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
