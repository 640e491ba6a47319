package io.kanal.inbox.reply;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The keys that replies were asked for with, each for a day. */
@Repository
class RequestKeys {

    static final Duration KEPT = Duration.ofHours(24);

    private final DatabaseClient database;

    RequestKeys(DatabaseClient database) {
        this.database = database;
    }

    /**
     * Takes a key for a reply. Of two at the same time, the second waits until the first has ended.
     *
     * @return the reply that the key is for: this one, or the one that the same request asked for before; fails with
     *     422 if another request did
     */
    Mono<UUID> take(RequestKey key, UUID reply, Instant now) {
        return database.sql("""
                        insert into reply_key (user_id, key, request, reply_id, created_at)
                        values (:user, :key, :request, :reply, :now)
                        on conflict (user_id, key) do update set
                            request = excluded.request,
                            reply_id = excluded.reply_id,
                            created_at = excluded.created_at
                        where reply_key.created_at < :outdated
                        """)
                .bind("user", key.user())
                .bind("key", key.key())
                .bind("request", key.request())
                .bind("reply", reply)
                .bind("now", now)
                .bind("outdated", now.minus(KEPT))
                .fetch()
                .rowsUpdated()
                .flatMap(taken -> taken == 1 ? Mono.just(reply) : replyOf(key));
    }

    /** Forgets the keys that have had their day. */
    Mono<Long> forget(Instant now) {
        return database.sql("delete from reply_key where created_at < :outdated")
                .bind("outdated", now.minus(KEPT))
                .fetch()
                .rowsUpdated();
    }

    private Mono<UUID> replyOf(RequestKey key) {
        return database.sql("select request, reply_id from reply_key where user_id = :user and key = :key")
                .bind("user", key.user())
                .bind("key", key.key())
                .map(row -> new Taken(
                        Objects.requireNonNull(row.get("request", byte[].class)),
                        Objects.requireNonNull(row.get("reply_id", UUID.class))))
                .one()
                .flatMap(taken -> Arrays.equals(taken.request(), key.request())
                        ? Mono.just(taken.reply())
                        : Mono.error(ReplyProblems::keyReused));
    }

    private record Taken(byte[] request, UUID reply) {}
}
