package io.kanal.twitter.credential;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The tables credential and credential_pair. */
@Component
final class Credentials {

    private final DatabaseClient database;

    Credentials(DatabaseClient database) {
        this.database = database;
    }

    /** Locks the pair until the transaction ends; whoever counts or changes its credentials does so first. */
    Mono<Void> lock(Pair pair) {
        return ofPair("""
                insert into credential_pair (app_id, base_url, x_account_id) values (:appId, :baseUrl, :xAccountId)
                on conflict do nothing
                """, pair).then().then(ofPair("""
                        select 1 from credential_pair
                        where app_id = :appId and base_url = :baseUrl and x_account_id = :xAccountId for update
                        """, pair).then());
    }

    Mono<Long> count(Pair pair) {
        return ofPair("""
                        select count(*) as credentials from credential
                        where app_id = :appId and base_url = :baseUrl and x_account_id = :xAccountId
                        """, pair).mapValue(Long.class).one();
    }

    Mono<Void> insert(UUID id, StagedCredentials staged, byte[] sealed) {
        return ofPair("""
                insert into credential (id, organization_id, connection_id, channel_id, state, method, app_id, base_url,
                                        x_account_id, sealed, history_days)
                values (:id, :organizationId, :connectionId, :channelId, 'STAGED', :method, :appId, :baseUrl,
                        :xAccountId, :sealed, :historyDays)
                """, staged.pair())
                .bind("id", id)
                .bind("organizationId", staged.organizationId())
                .bind("connectionId", staged.connectionId())
                .bind("channelId", staged.channelId())
                .bind("method", staged.method().name())
                .bind("sealed", sealed)
                .bind("historyDays", staged.historyDays())
                .then();
    }

    Mono<Void> verified(UUID connectionId, @Nullable String newestEventId, Instant date) {
        return database.sql("""
                        update credential set newest_event_id = :newestEventId, verified_date = :date
                        where connection_id = :connectionId
                        """)
                .bind("newestEventId", Parameters.in(R2dbcType.VARCHAR, newestEventId))
                .bind("date", date)
                .bind("connectionId", connectionId)
                .then();
    }

    Mono<Void> putIntoEffect(UUID id, UUID channelId) {
        return database.sql("update credential set state = 'IN_EFFECT', channel_id = :channelId where id = :id")
                .bind("id", id)
                .bind("channelId", channelId)
                .then();
    }

    Mono<SealedCredential> inEffect(UUID channelId) {
        return database.sql("select * from credential where channel_id = :channelId and state = 'IN_EFFECT'")
                .bind("channelId", channelId)
                .map(SealedCredential::of)
                .one();
    }

    Mono<SealedCredential> staged(UUID connectionId) {
        return database.sql("select * from credential where connection_id = :connectionId and state = 'STAGED'")
                .bind("connectionId", connectionId)
                .map(SealedCredential::of)
                .one();
    }

    Flux<SealedCredential> stagedOf(UUID channelId) {
        return database.sql("select * from credential where channel_id = :channelId and state = 'STAGED'")
                .bind("channelId", channelId)
                .map(SealedCredential::of)
                .all();
    }

    /** Deletes a credential and tells whether it was there. */
    Mono<Boolean> delete(UUID id) {
        return database.sql("delete from credential where id = :id")
                .bind("id", id)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** Whether no row of this database was ever sealed, or none is left. */
    Mono<Boolean> nothingIsSealed() {
        return database.sql("""
                        select not exists (select from credential)
                           and not exists (select from pending_revocation)
                           and not exists (select from x_authorization where sealed_secret is not null) as nothing
                        """).mapValue(Boolean.class).one();
    }

    private GenericExecuteSpec ofPair(String sql, Pair pair) {
        return database.sql(sql)
                .bind("appId", pair.appId())
                .bind("baseUrl", pair.baseUrl())
                .bind("xAccountId", pair.xAccountId());
    }
}
