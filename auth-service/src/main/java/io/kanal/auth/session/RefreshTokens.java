package io.kanal.auth.session;

import io.kanal.auth.token.RandomToken;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Sessions and their refresh tokens in the database, whose clock decides. */
@Repository
class RefreshTokens {

    private final DatabaseClient database;

    RefreshTokens(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> begin(UUID sessionId, UUID userId) {
        return database.sql("insert into session (id, user_id) values (:id, :user)")
                .bind("id", sessionId)
                .bind("user", userId)
                .then();
    }

    Mono<Void> add(UUID sessionId, RandomToken token) {
        return database.sql("insert into refresh_token (hash, session_id) values (:hash, :session)")
                .bind("hash", token.hash())
                .bind("session", sessionId)
                .then();
    }

    /** Locks the session of this token, so that one refresh at a time sees it. */
    Mono<UUID> lockSessionOf(RandomToken token) {
        return database.sql("""
                        select s.id from session s join refresh_token t on t.session_id = s.id
                        where t.hash = :hash for update of s
                        """)
                .bind("hash", token.hash())
                .map(row -> Objects.requireNonNull(row.get("id", UUID.class)))
                .one();
    }

    /** Reads the token. The session must be locked by an earlier statement: only then is what this one sees the newest. */
    Mono<PresentedToken> find(RandomToken token) {
        return database.sql("""
                        select s.id, s.user_id, s.created_at, s.last_used_at, t.replaced_at, clock_timestamp() as now
                        from session s join refresh_token t on t.session_id = s.id
                        where t.hash = :hash
                        """)
                .bind("hash", token.hash())
                .map(RefreshTokens::presented)
                .one();
    }

    Mono<Void> markReplaced(RandomToken token) {
        return database.sql("update refresh_token set replaced_at = clock_timestamp() where hash = :hash")
                .bind("hash", token.hash())
                .then();
    }

    Mono<Void> markUsed(UUID sessionId) {
        return database.sql("update session set last_used_at = clock_timestamp() where id = :id")
                .bind("id", sessionId)
                .then();
    }

    Mono<Void> end(UUID sessionId) {
        return database.sql("delete from session where id = :id")
                .bind("id", sessionId)
                .then();
    }

    Mono<Void> endAllOf(UUID userId) {
        return database.sql("delete from session where user_id = :user")
                .bind("user", userId)
                .then();
    }

    Mono<Void> endAllOfBut(UUID userId, UUID sessionId) {
        return database.sql("delete from session where user_id = :user and id <> :id")
                .bind("user", userId)
                .bind("id", sessionId)
                .then();
    }

    Mono<Void> forgetEnded(Duration idle, Duration most) {
        return database.sql("""
                        delete from session
                        where last_used_at < now() - make_interval(secs => :idle)
                           or created_at < now() - make_interval(secs => :most)
                        """)
                .bind("idle", (double) idle.toSeconds())
                .bind("most", (double) most.toSeconds())
                .then();
    }

    private static PresentedToken presented(Readable row) {
        return new PresentedToken(
                Objects.requireNonNull(row.get("id", UUID.class)),
                Objects.requireNonNull(row.get("user_id", UUID.class)),
                Objects.requireNonNull(row.get("created_at", Instant.class)),
                Objects.requireNonNull(row.get("last_used_at", Instant.class)),
                row.get("replaced_at", Instant.class),
                Objects.requireNonNull(row.get("now", Instant.class)));
    }
}
