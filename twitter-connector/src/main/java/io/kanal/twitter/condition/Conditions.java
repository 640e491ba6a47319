package io.kanal.twitter.condition;

import io.kanal.contracts.channel.ChannelStatus;
import io.kanal.contracts.channel.ConnectionMethod;
import io.kanal.contracts.twitter.TwitterEvent.TwitterAccountStatusChanged;
import io.kanal.outbox.Outbox;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The table condition. A change of the cause is told in the same transaction. */
@Component
public class Conditions {

    private final DatabaseClient database;
    private final Outbox outbox;

    Conditions(DatabaseClient database, Outbox outbox) {
        this.database = database;
        this.outbox = outbox;
    }

    /** The condition of a channel's account. */
    public Mono<Condition> find(UUID channelId) {
        return database.sql(
                        "select cause, since, suspected, suspected_since from condition where channel_id = :channelId")
                .bind("channelId", channelId)
                .map(Conditions::condition)
                .one()
                .defaultIfEmpty(Condition.well());
    }

    /**
     * Stores a condition and tells it if its cause is another one than before. The caller has locked the account with its
     * fencing token, in this transaction.
     */
    public Mono<Void> change(
            UUID organizationId, UUID channelId, ConnectionMethod method, Condition from, Condition to) {
        if (from.equals(to)) {
            return Mono.empty();
        }
        var stored = store(channelId, to);
        return from.cause() == to.cause()
                ? stored
                : stored.then(outbox.add(statusOf(organizationId, channelId, method, to)));
    }

    private Mono<Void> store(UUID channelId, Condition condition) {
        return database.sql("""
                        insert into condition (channel_id, cause, since, suspected, suspected_since)
                        values (:channelId, :cause, :since, :suspected, :suspectedSince)
                        on conflict (channel_id) do update set
                            cause = excluded.cause, since = excluded.since,
                            suspected = excluded.suspected, suspected_since = excluded.suspected_since
                        """)
                .bind("channelId", channelId)
                .bind("cause", Parameters.in(R2dbcType.VARCHAR, nameOf(condition.cause())))
                .bind("since", Parameters.in(R2dbcType.TIMESTAMP_WITH_TIME_ZONE, condition.since()))
                .bind("suspected", Parameters.in(R2dbcType.VARCHAR, nameOf(condition.suspected())))
                .bind("suspectedSince", Parameters.in(R2dbcType.TIMESTAMP_WITH_TIME_ZONE, condition.suspectedSince()))
                .then();
    }

    private static TwitterAccountStatusChanged statusOf(
            UUID organizationId, UUID channelId, ConnectionMethod method, Condition condition) {
        var cause = condition.cause();
        return cause == null
                ? new TwitterAccountStatusChanged(organizationId, channelId, ChannelStatus.CONNECTED, null)
                : new TwitterAccountStatusChanged(
                        organizationId,
                        channelId,
                        cause.status(),
                        cause.since(Objects.requireNonNull(condition.since()), method));
    }

    private static Condition condition(Readable row) {
        return new Condition(
                causeOf(row.get("cause", String.class)),
                row.get("since", Instant.class),
                causeOf(row.get("suspected", String.class)),
                row.get("suspected_since", Instant.class));
    }

    private static @Nullable Cause causeOf(@Nullable String name) {
        return name == null ? null : Cause.valueOf(name);
    }

    private static @Nullable String nameOf(@Nullable Cause cause) {
        return cause == null ? null : cause.name();
    }
}
