package io.kanal.auth.invitation;

import io.kanal.auth.token.RandomToken;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** One-time links in the database, whose clock decides. */
@Repository
class StoredInvitations {

    private final DatabaseClient database;

    StoredInvitations(DatabaseClient database) {
        this.database = database;
    }

    /** Adds a link and tells until when it can be used. */
    Mono<Instant> add(RandomToken token, UUID userId, Duration life) {
        return database.sql("""
                        insert into invitation (hash, user_id, expires_at)
                        values (:hash, :user, now() + make_interval(secs => :seconds))
                        returning expires_at
                        """)
                .bind("hash", token.hash())
                .bind("user", userId)
                .bind("seconds", (double) life.toSeconds())
                .map(row -> Objects.requireNonNull(row.get("expires_at", Instant.class)))
                .one();
    }

    /** The link with this token, while it can be used. */
    Mono<Usable> find(RandomToken token) {
        return database.sql("select user_id, expires_at from invitation where hash = :hash and expires_at > now()")
                .bind("hash", token.hash())
                .map(StoredInvitations::usable)
                .one();
    }

    /** Takes the link with this token, which can be done once. */
    Mono<Usable> take(RandomToken token) {
        return database.sql("""
                        delete from invitation where hash = :hash and expires_at > now()
                        returning user_id, expires_at
                        """)
                .bind("hash", token.hash())
                .map(StoredInvitations::usable)
                .one();
    }

    Mono<Void> deleteAllOf(UUID userId) {
        return database.sql("delete from invitation where user_id = :user")
                .bind("user", userId)
                .then();
    }

    Mono<Void> forgetExpired() {
        return database.sql("delete from invitation where expires_at < now()").then();
    }

    private static Usable usable(Readable row) {
        return new Usable(
                Objects.requireNonNull(row.get("user_id", UUID.class)),
                Objects.requireNonNull(row.get("expires_at", Instant.class)));
    }

    /** Whose password a link is for, and until when. */
    record Usable(UUID userId, Instant expiresAt) {}
}
