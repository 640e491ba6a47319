package io.kanal.twitter.credential;

import io.kanal.contracts.channel.Receipt.Revocation;
import io.r2dbc.spi.Parameters;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The table pending_revocation. */
@Component
final class PendingRevocations {

    private static final String COLUMNS = """
            credential_id, organization_id, channel_id, disconnection_id, app_id, base_url, x_account_id, sealed, announced,
            coalesce(in_flight_until > now(), false) as in_flight,
            created_at < now() - make_interval(secs => :giveUpAfter) as too_old
            """;

    private final DatabaseClient database;
    private final CredentialProperties properties;

    PendingRevocations(DatabaseClient database, CredentialProperties properties) {
        this.database = database;
        this.properties = properties;
    }

    Mono<Void> insert(SealedCredential forgotten, @Nullable UUID disconnectionId) {
        return database.sql("""
                        insert into pending_revocation (credential_id, organization_id, channel_id, disconnection_id, app_id,
                                                        base_url, x_account_id, sealed, announced)
                        values (:credentialId, :organizationId, :channelId, :disconnectionId, :appId,
                                :baseUrl, :xAccountId, :sealed, :announced)
                        """)
                .bind("credentialId", forgotten.id())
                .bind("organizationId", forgotten.organizationId())
                .bind("channelId", forgotten.channelId())
                .bind(
                        "disconnectionId",
                        disconnectionId == null ? Parameters.in(UUID.class) : Parameters.in(disconnectionId))
                .bind("appId", forgotten.pair().appId())
                .bind("baseUrl", forgotten.pair().baseUrl())
                .bind("xAccountId", forgotten.pair().xAccountId())
                .bind("sealed", forgotten.sealed())
                .bind("announced", disconnectionId == null)
                .then();
    }

    /** The revocation of a pair, locked. */
    Mono<PendingRevocation> of(Pair pair) {
        return database.sql("select " + COLUMNS + """
                        from pending_revocation
                        where app_id = :appId and base_url = :baseUrl and x_account_id = :xAccountId and outcome is null
                        for update
                        """)
                .bind("giveUpAfter", seconds(properties.giveUpAfter()))
                .bind("appId", pair.appId())
                .bind("baseUrl", pair.baseUrl())
                .bind("xAccountId", pair.xAccountId())
                .map(PendingRevocation::of)
                .one();
    }

    /** Takes a revocation that is due, for as long as one attempt may last. */
    Mono<PendingRevocation> takeDue() {
        return take("announced and next_try_at <= now()", null);
    }

    /** Takes the revocation that a disconnection left, for its first attempt. */
    Mono<PendingRevocation> takeOf(UUID disconnectionId) {
        return take("disconnection_id = :disconnectionId", disconnectionId);
    }

    private Mono<PendingRevocation> take(String which, @Nullable UUID disconnectionId) {
        var statement = database.sql("""
                        update pending_revocation set
                            in_flight_until = now() + make_interval(secs => :inFlight),
                            tries = tries + 1,
                            next_try_at = now() + least(make_interval(secs => :longestPause),
                                                        make_interval(secs => :firstPause) * power(2, least(tries, 20)))
                        where credential_id = (
                            select credential_id from pending_revocation
                            where %s and outcome is null and (in_flight_until is null or in_flight_until < now())
                            order by next_try_at limit 1 for update skip locked)
                        returning %s
                        """.formatted(which, COLUMNS))
                .bind("inFlight", seconds(properties.revocationInFlight()))
                .bind("longestPause", seconds(properties.longestRevocationPause()))
                .bind("firstPause", seconds(properties.firstRevocationPause()))
                .bind("giveUpAfter", seconds(properties.giveUpAfter()));
        var bound = disconnectionId == null ? statement : statement.bind("disconnectionId", disconnectionId);
        return bound.map(PendingRevocation::of).one();
    }

    /** The attempt is over without a result. */
    Mono<Void> postpone(UUID credentialId) {
        return database.sql("update pending_revocation set in_flight_until = null where credential_id = :id")
                .bind("id", credentialId)
                .then();
    }

    /** From here on the retries may go on by themselves; tells whether the revocation is still open. */
    Mono<Boolean> announce(UUID disconnectionId) {
        return database.sql("""
                        update pending_revocation set announced = true
                        where disconnection_id = :disconnectionId and outcome is null
                        """)
                .bind("disconnectionId", disconnectionId)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }

    /** How the revocation ended before the receipt was written; it is forgotten with that. */
    Mono<Revocation> takeOutcome(UUID disconnectionId) {
        return database.sql("""
                        delete from pending_revocation where disconnection_id = :disconnectionId and outcome is not null
                        returning outcome
                        """)
                .bind("disconnectionId", disconnectionId)
                .map(row -> Revocation.valueOf(SealedCredential.required(row, "outcome", String.class)))
                .one();
    }

    /** Keeps only how it ended, for the receipt; tells whether it was still open. */
    Mono<Boolean> settle(UUID credentialId, Revocation outcome) {
        return database.sql("""
                        update pending_revocation set outcome = :outcome, sealed = ''
                        where credential_id = :id and outcome is null
                        """)
                .bind("outcome", outcome.name())
                .bind("id", credentialId)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** Deletes a revocation and tells whether it was there. */
    Mono<Boolean> delete(UUID credentialId) {
        return database.sql("delete from pending_revocation where credential_id = :id")
                .bind("id", credentialId)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
