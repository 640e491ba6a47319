package io.kanal.twitter.quota;

import io.kanal.twitter.api.XLimits;
import io.kanal.twitter.api.XLimits.Window;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The table quota: one row per account or app, and call. Times are kept by the database's clock. */
@Component
public class Quotas {

    private final DatabaseClient database;

    Quotas(DatabaseClient database) {
        this.database = database;
    }

    /**
     * What is known of a call's limit.
     *
     * @param subject the account's channel, or the app
     * @param endpoint the call, as X's table of limits names it
     */
    public Mono<Quota> find(String subject, String endpoint) {
        return database.sql("""
                        select call_limit, remaining, extract(epoch from resets_at - now())::float8 as seconds
                        from quota where subject = :subject and endpoint = :endpoint
                        """)
                .bind("subject", subject)
                .bind("endpoint", endpoint)
                .map(row -> new Quota(
                        Objects.requireNonNull(row.get("call_limit", Long.class)),
                        Objects.requireNonNull(row.get("remaining", Long.class)),
                        Duration.ofMillis((long) (Objects.requireNonNull(row.get("seconds", Double.class)) * 1000))))
                .one();
    }

    /**
     * Counts a call that is about to be made, in the caller's transaction, so that others know of it before X answers. Empty if
     * the window is used up; its first call opens a new one, and X's answer tells how long that is.
     */
    public Mono<Boolean> take(String subject, String endpoint) {
        return database.sql("""
                        with known as (
                            select resets_at <= now() as over, remaining from quota
                            where subject = :subject and endpoint = :endpoint for update),
                        taken as (
                            update quota set
                                remaining = case when known.over then call_limit else known.remaining end - 1,
                                resets_at = case when known.over then now() + interval '10 seconds' else resets_at end
                            from known
                            where subject = :subject and endpoint = :endpoint and (known.over or known.remaining > 0)
                            returning 1)
                        select exists (select 1 from taken) or not exists (select 1 from known) as free
                        """)
                .bind("subject", subject)
                .bind("endpoint", endpoint)
                .mapValue(Boolean.class)
                .one()
                .filter(free -> free);
    }

    /** Remembers what an answer told, if it told anything. */
    public Mono<Void> remember(String subject, String endpoint, XLimits limits) {
        return remember(subject, endpoint, limits, limits.window());
    }

    /** Remembers one window of an answer under a name of its own, if the answer told it. */
    public Mono<Void> remember(String subject, String endpoint, XLimits limits, @Nullable Window window) {
        if (window == null) {
            return Mono.empty();
        }
        var quota = Quota.of(window, limits.pauseFor(window));
        return database.sql("""
                        insert into quota (subject, endpoint, call_limit, remaining, resets_at)
                        values (:subject, :endpoint, :limit, :remaining, now() + make_interval(secs => :seconds))
                        on conflict (subject, endpoint) do update set
                            call_limit = excluded.call_limit, remaining = excluded.remaining, resets_at = excluded.resets_at
                        """)
                .bind("subject", subject)
                .bind("endpoint", endpoint)
                .bind("limit", quota.limit())
                .bind("remaining", quota.remaining())
                .bind("seconds", quota.untilReset().toMillis() / 1000.0)
                .then();
    }

    /** Forgets windows that ended long ago. */
    Mono<Long> forget(Duration resetBefore) {
        return database.sql("delete from quota where resets_at < now() - make_interval(secs => :seconds)")
                .bind("seconds", (double) resetBefore.toSeconds())
                .fetch()
                .rowsUpdated();
    }
}
