package io.kanal.auth.login;

import io.kanal.auth.login.Attempt.Key;
import java.time.Duration;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The wrong passwords of the last minutes, as all instances of this service see them. The database's clock decides. */
@Repository
class LoginFailures {

    private final DatabaseClient database;

    LoginFailures(DatabaseClient database) {
        this.database = database;
    }

    /** How long it takes until fewer than this many failures lie in the window; empty if that is so already. */
    Mono<Duration> wait(Key key, int limit, Duration window) {
        return database.sql("""
                        select extract(epoch from at - clock_timestamp())::float8 + :window as seconds
                        from login_failure
                        where kind = :kind and key = :key and at > clock_timestamp() - make_interval(secs => :window)
                        order by at desc offset :before limit 1
                        """)
                .bind("window", (double) window.toSeconds())
                .bind("kind", key.kind())
                .bind("key", key.hash())
                .bind("before", limit - 1)
                .map(row -> Objects.requireNonNull(row.get("seconds", Double.class)))
                .one()
                .map(seconds -> Duration.ofMillis(Math.max(0, Math.round(seconds * 1000))));
    }

    Mono<Void> add(Key key) {
        return database.sql("insert into login_failure (kind, key) values (:kind, :key)")
                .bind("kind", key.kind())
                .bind("key", key.hash())
                .then();
    }

    /** Adds one, unless there is one in the window; tells whether it did. */
    Mono<Boolean> addFirst(Key key, Duration window) {
        return database.sql("""
                        insert into login_failure (kind, key)
                        select :kind, :key
                        where not exists (
                            select from login_failure
                            where kind = :kind and key = :key and at > clock_timestamp() - make_interval(secs => :window))
                        """)
                .bind("kind", key.kind())
                .bind("key", key.hash())
                .bind("window", (double) window.toSeconds())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    Mono<Void> clear(Key key) {
        return database.sql("delete from login_failure where kind = :kind and key = :key")
                .bind("kind", key.kind())
                .bind("key", key.hash())
                .then();
    }

    Mono<Void> forgetOlderThan(Duration window) {
        return database.sql("delete from login_failure where at < clock_timestamp() - make_interval(secs => :window)")
                .bind("window", (double) window.toSeconds())
                .then();
    }

    /** The transaction does not wait for the disk: whoever measures how long it takes learns nothing of what it writes. */
    Mono<Void> doNotWaitForDisk() {
        return database.sql("set local synchronous_commit = off").then();
    }

    /** Lets one try at a time be judged, until the end of the transaction. */
    Mono<Void> lock(Key key) {
        return database.sql("select pg_advisory_xact_lock(:lock)")
                .bind("lock", key.lock())
                .then();
    }
}
