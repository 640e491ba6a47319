package io.kanal.twitter.metrics;

import io.kanal.edge.PolledGauges;
import io.kanal.edge.PolledGauges.Reading;
import java.util.List;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Whether polls are late, what quota is left, and what keeps accounts from being read. Never by account: only how many. */
@Component
class ReadingMetrics {

    private final DatabaseClient database;

    ReadingMetrics(DatabaseClient database, PolledGauges gauges) {
        this.database = database;
        gauges.add("kanal.polls.late.seconds", "How late the latest poll of a readable account is", latest());
        gauges.add("kanal.polls.late", "Readable accounts whose poll is more than a minute late", late());
        gauges.add("kanal.accounts.hindered", "Accounts that cannot be read, by cause", hindered());
        gauges.add("kanal.quota.left.ratio", "The least part of a quota that is left, by call", quotaLeft());
        gauges.add("kanal.quota.used.up", "Accounts and apps whose quota is used up, by call", quotaUsedUp());
    }

    private Mono<List<Reading>> latest() {
        return one("""
                select coalesce(max(extract(epoch from now() - poll.live_due_at)), 0)::float8 as number
                from poll join account using (channel_id) left join condition using (channel_id)
                where account.intent = 'ACTIVE' and condition.cause is null and poll.live_due_at < now()
                """);
    }

    private Mono<List<Reading>> late() {
        return one("""
                select count(*)::float8 as number
                from poll join account using (channel_id) left join condition using (channel_id)
                where account.intent = 'ACTIVE' and condition.cause is null
                  and poll.live_due_at < now() - interval '1 minute'
                """);
    }

    private Mono<List<Reading>> hindered() {
        return by("cause", """
                select cause as about, count(*)::float8 as number from condition where cause is not null group by cause
                """);
    }

    private Mono<List<Reading>> quotaLeft() {
        return by("call", """
                select endpoint as about, min(remaining::float8 / greatest(call_limit, 1)) as number
                from quota where resets_at > now() group by endpoint
                """);
    }

    private Mono<List<Reading>> quotaUsedUp() {
        return by("call", """
                select endpoint as about, (count(*) filter (where remaining <= 0))::float8 as number
                from quota where resets_at > now() group by endpoint
                """);
    }

    private Mono<List<Reading>> one(String sql) {
        return database.sql(sql)
                .map(row -> Reading.of(Objects.requireNonNull(row.get("number", Double.class))))
                .all()
                .collectList();
    }

    private Mono<List<Reading>> by(String tag, String sql) {
        return database.sql(sql)
                .map(row -> Reading.of(
                        tag,
                        Objects.requireNonNull(row.get("about", String.class)),
                        Objects.requireNonNull(row.get("number", Double.class))))
                .all()
                .collectList();
    }
}
