package io.kanal.twitter.authorization;

import io.kanal.contracts.Failure;
import io.kanal.contracts.Person;
import io.kanal.contracts.channel.Account;
import io.kanal.contracts.channel.ConnectionMethod;
import io.kanal.twitter.authorization.Authorization.State;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The table x_authorization. Its clock is the database's. */
@Component
final class Authorizations {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final String COLUMNS = """
            connection_id, organization_id, channel_id, method, person_id, person_name, state, expires_at <= now() as overdue,
            account, waiting_for, failure
            """;

    private final DatabaseClient database;
    private final AuthorizationProperties properties;

    Authorizations(DatabaseClient database, AuthorizationProperties properties) {
        this.database = database;
        this.properties = properties;
    }

    /** Adds an authorisation and tells when its time is up; empty if the connection is known already. */
    Mono<Instant> insert(Authorization authorization, @Nullable Integer historyDays, @Nullable LoginRequest login) {
        var person = authorization.requestedBy();
        var method = authorization.method();
        return database.sql("""
                        insert into x_authorization (connection_id, organization_id, channel_id, method, person_id,
                            person_name, history_days, state, request_token, sealed_secret, browser_hash, failure,
                            next_try_at, expires_at, ended_at)
                        values (:connectionId, :organizationId, :channelId, :method, :personId,
                            :personName, :historyDays, :state, :requestToken, :sealedSecret, :browserHash, :failure,
                            now() + make_interval(secs => :attempt), now() + make_interval(secs => :life),
                            case when :open then null else now() end)
                        on conflict (connection_id) do nothing
                        returning expires_at
                        """)
                .bind("connectionId", authorization.connectionId())
                .bind("organizationId", authorization.organizationId())
                .bind("channelId", authorization.channelId())
                .bind("method", Parameters.in(R2dbcType.VARCHAR, method == null ? null : method.name()))
                .bind("personId", person == null ? Parameters.in(UUID.class) : Parameters.in(person.id()))
                .bind("personName", Parameters.in(R2dbcType.VARCHAR, person == null ? null : person.username()))
                .bind("historyDays", Parameters.in(R2dbcType.INTEGER, historyDays))
                .bind("state", authorization.state().name())
                .bind("requestToken", Parameters.in(R2dbcType.VARCHAR, login == null ? null : login.requestToken()))
                .bind("sealedSecret", Parameters.in(R2dbcType.VARBINARY, login == null ? null : login.sealedSecret()))
                .bind("browserHash", Parameters.in(R2dbcType.VARCHAR, login == null ? null : login.browserHash()))
                .bind("failure", json(authorization.failure()))
                .bind("attempt", seconds(properties.attempt()))
                .bind("life", seconds(properties.life()))
                .bind("open", authorization.state().isOpen())
                .map(row -> required(row, "expires_at", Instant.class))
                .one();
    }

    /** The authorisation of a connection, locked. */
    Mono<Authorization> lock(UUID connectionId) {
        return database.sql("select " + COLUMNS + " from x_authorization where connection_id = :id for update")
                .bind("id", connectionId)
                .map(Authorizations::authorization)
                .one();
    }

    /** The login that a request token belongs to. */
    Mono<LoginRequest> login(String requestToken) {
        return database.sql("""
                        select connection_id, organization_id, channel_id, history_days, request_token, sealed_secret,
                               browser_hash
                        from x_authorization where request_token = :requestToken
                        """)
                .bind("requestToken", requestToken)
                .map(Authorizations::loginRequest)
                .one();
    }

    /** Writes where an authorisation stands, if it still stood where the caller saw it; tells whether it did. */
    Mono<Boolean> move(State from, Authorization to) {
        return database.sql("""
                        update x_authorization set
                            state = :state, account = :account, waiting_for = :waitingFor, failure = :failure,
                            exchanging_since = case when :state = 'EXCHANGING' then now() else exchanging_since end,
                            next_try_at = case when :state = 'VERIFYING'
                                               then now() + make_interval(secs => :attempt) else next_try_at end,
                            sealed_secret = case when :state in ('AWAITING_CALLBACK', 'EXCHANGING')
                                                 then sealed_secret else null end,
                            ended_at = case when :open then null else now() end
                        where connection_id = :connectionId and state = :from
                        """)
                .bind("state", to.state().name())
                .bind("account", json(to.account()))
                .bind("waitingFor", json(to.waitingFor()))
                .bind("failure", json(to.failure()))
                .bind("attempt", seconds(properties.attempt()))
                .bind("open", to.state().isOpen())
                .bind("connectionId", to.connectionId())
                .bind("from", from.name())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** An open authorisation whose time is up. */
    Mono<UUID> overdue() {
        return database.sql("""
                        select connection_id from x_authorization
                        where state in ('AWAITING_CALLBACK', 'EXCHANGING', 'VERIFYING', 'WAITING') and expires_at <= now()
                        limit 1
                        """).mapValue(UUID.class).one();
    }

    /** An exchange that has been without a verdict for too long. */
    Mono<UUID> withoutVerdict() {
        return database.sql("""
                        select connection_id from x_authorization
                        where state = 'EXCHANGING' and exchanging_since < now() - make_interval(secs => :seconds)
                        limit 1
                        """)
                .bind("seconds", seconds(properties.answerLostAfter()))
                .mapValue(UUID.class)
                .one();
    }

    /** Takes an authorisation whose credentials are to be verified again, for as long as one attempt may last. */
    Mono<Authorization> takeDue() {
        return database.sql("""
                        update x_authorization set
                            tries = tries + 1, next_try_at = now() + make_interval(secs => :attempt)
                        where connection_id = (
                            select connection_id from x_authorization
                            where state in ('VERIFYING', 'WAITING') and next_try_at <= now()
                            order by next_try_at limit 1 for update skip locked)
                        returning %s
                        """.formatted(COLUMNS))
                .bind("attempt", seconds(properties.attempt()))
                .map(Authorizations::authorization)
                .one();
    }

    /** Sets when X is asked again: when it says, or after a pause that doubles. */
    Mono<Void> askAgain(UUID connectionId, @Nullable Duration pause) {
        return database.sql("""
                        update x_authorization set next_try_at = now() + coalesce(
                            make_interval(secs => :pause),
                            least(make_interval(secs => :longest),
                                  make_interval(secs => :first) * power(2, least(tries, 20))))
                        where connection_id = :id and state = 'WAITING'
                        """)
                .bind("pause", Parameters.in(R2dbcType.DOUBLE, pause == null ? null : seconds(pause)))
                .bind("longest", seconds(properties.longestRetry()))
                .bind("first", seconds(properties.firstRetry()))
                .bind("id", connectionId)
                .then();
    }

    /** Forgets authorisations that ended long ago. */
    Mono<Long> forgetEnded() {
        return database.sql("delete from x_authorization where ended_at < now() - make_interval(secs => :seconds)")
                .bind("seconds", seconds(properties.keep()))
                .fetch()
                .rowsUpdated();
    }

    private static Authorization authorization(Readable row) {
        var method = row.get("method", String.class);
        var personId = row.get("person_id", UUID.class);
        return new Authorization(
                required(row, "connection_id", UUID.class),
                required(row, "organization_id", UUID.class),
                required(row, "channel_id", UUID.class),
                method == null ? null : ConnectionMethod.valueOf(method),
                personId == null ? null : new Person(personId, required(row, "person_name", String.class)),
                State.valueOf(required(row, "state", String.class)),
                required(row, "overdue", Boolean.class),
                read(row, "account", Account.class),
                read(row, "waiting_for", Failure.class),
                read(row, "failure", Failure.class));
    }

    private static LoginRequest loginRequest(Readable row) {
        return new LoginRequest(
                required(row, "connection_id", UUID.class),
                required(row, "organization_id", UUID.class),
                required(row, "channel_id", UUID.class),
                required(row, "history_days", Integer.class),
                required(row, "request_token", String.class),
                row.get("sealed_secret", byte[].class),
                required(row, "browser_hash", String.class));
    }

    private static <T> @Nullable T read(Readable row, String column, Class<T> type) {
        var json = row.get(column, Json.class);
        return json == null ? null : JSON.readValue(json.asString(), type);
    }

    private static io.r2dbc.spi.Parameter json(@Nullable Object value) {
        return value == null ? Parameters.in(Json.class) : Parameters.in(Json.of(JSON.writeValueAsString(value)));
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
