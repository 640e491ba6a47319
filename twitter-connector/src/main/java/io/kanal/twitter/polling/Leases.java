package io.kanal.twitter.polling;

import java.time.Duration;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Who may read which account. Any number of instances share the accounts by it, by the database's clock. */
@Component
final class Leases {

    private final DatabaseClient database;
    private final PollingProperties properties;

    Leases(DatabaseClient database, PollingProperties properties) {
        this.database = database;
        this.properties = properties;
    }

    /** Takes accounts that are due and that nobody is reading, the longest due first. */
    Mono<List<LeasedAccount>> take(int atMost) {
        return database.sql("""
                        with due as (
                            select channel_id from account
                            where intent = 'ACTIVE' and due_at <= now() and (lease_until is null or lease_until < now())
                            order by due_at limit :atMost for update skip locked)
                        update account set
                            lease_token = lease_token + 1, lease_until = now() + make_interval(secs => :seconds)
                        from due where account.channel_id = due.channel_id
                        returning account.*, now() as now
                        """)
                .bind("atMost", atMost)
                .bind("seconds", seconds(properties.lease()))
                .map(LeasedAccount::of)
                .all()
                .collectList();
    }

    /** Makes sure that nobody can take the account over before this transaction ends; fails if somebody has. */
    Mono<Void> lock(LeasedAccount account) {
        return database.sql("""
                        select 1 from account
                        where channel_id = :channelId and lease_token = :token for update
                        """)
                .bind("channelId", account.channelId())
                .bind("token", account.token())
                .fetch()
                .first()
                .switchIfEmpty(Mono.error(() -> new LeaseLostException(account.channelId())))
                .then();
    }

    /** Gives the account back, to be read again after a pause; at once if somebody ordered that since it was leased. */
    Mono<Void> release(LeasedAccount account, Duration pause) {
        return database.sql("""
                        update account set
                            due_at = case
                                when due_at > :leasedAt and due_at <= now() then due_at
                                else now() + make_interval(secs => :seconds) end,
                            lease_until = null
                        where channel_id = :channelId and lease_token = :token
                        """)
                .bind("leasedAt", account.now())
                .bind("seconds", seconds(pause))
                .bind("channelId", account.channelId())
                .bind("token", account.token())
                .then();
    }

    static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
