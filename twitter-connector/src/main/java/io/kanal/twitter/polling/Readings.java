package io.kanal.twitter.polling;

import io.kanal.twitter.condition.Condition;
import io.kanal.twitter.reading.EventId;
import io.kanal.twitter.reading.History;
import io.kanal.twitter.reading.ReadRequest;
import io.kanal.twitter.reading.ReadRequest.Top;
import io.kanal.twitter.reading.Reading;
import io.kanal.twitter.reading.Reading.Kept;
import io.kanal.twitter.reading.Remembered;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The tables reading and poll. Every write happens in a transaction that has locked the account with its fencing token, but for
 * the orders of people, which lock it without.
 */
@Component
final class Readings {

    private final DatabaseClient database;

    Readings(DatabaseClient database) {
        this.database = database;
    }

    /** What is stored of the account; empty before its first poll. */
    Mono<PollState> find(LeasedAccount account) {
        return database.sql("""
                        select r.mark, r.gaps, p.* from poll p
                        join reading r on r.organization_id = :organizationId and r.x_account_id = :xAccountId
                        where p.channel_id = :channelId
                        """)
                .bind("organizationId", account.organizationId())
                .bind("xAccountId", account.account().id())
                .bind("channelId", account.channelId())
                .map(Readings::state)
                .one();
    }

    /** What an earlier connection of the same account left. */
    Mono<Kept> kept(LeasedAccount account) {
        return database.sql("""
                        select mark, gaps from reading
                        where organization_id = :organizationId and x_account_id = :xAccountId
                        """)
                .bind("organizationId", account.organizationId())
                .bind("xAccountId", account.account().id())
                .map(row -> new Kept(id(row, "mark"), StoredGap.read(json(row))))
                .one()
                .defaultIfEmpty(Kept.nothing());
    }

    /** Stores a reading that begins. */
    Mono<Void> begin(LeasedAccount account, Reading reading) {
        return mark(account, reading)
                .then(database.sql("""
                                insert into poll
                                    (channel_id, history_newest, history_verified, history_days, history_limit, live_due_at)
                                values (:channelId, :newest, :verified, :days, :limit, :leasedAt)
                                """)
                        .bind("channelId", account.channelId())
                        .bind("newest", text(reading.history().newest()))
                        .bind("verified", reading.history().verifiedAt())
                        .bind("days", reading.history().days())
                        .bind("limit", reading.history().limit())
                        .bind("leasedAt", account.now())
                        .then());
    }

    /**
     * Stores a reading after a page, and tells when the newest page is to be read next. The history limit is not written: only
     * Read on changes it, at any time. Where the inbox waits to be told, only the newest page is what it waits for. A check that was
     * ordered since the account was leased is still to come: X may have answered before.
     */
    Mono<Instant> save(LeasedAccount account, Reading reading, ReadRequest request, Schedule schedule, boolean told) {
        var poll = database.sql("""
                update poll set
                    remembered = :remembered, history_messages = :messages, history_back_to = :backTo, live_at = :liveAt,
                    complete_until = :completeUntil, last_message_at = :lastMessageAt, recent = :recent, failures = 0,
                    told_at = case when :told and (:live and not ordered or told_at is not null) then now() else told_at end,
                    live_due_at = case
                        when :live and not ordered then now() + make_interval(secs => :pace)
                        when :live or :filling then live_due_at
                        else least(live_due_at, now() + make_interval(secs => :pace)) end
                from (
                    select live_due_at > :leasedAt and live_due_at <= now() as ordered from poll where channel_id = :channelId)
                where channel_id = :channelId returning live_due_at
                """)
                .bind(
                        "remembered",
                        reading.remembered().ids().stream()
                                .map(EventId::toString)
                                .toArray(String[]::new))
                .bind("messages", reading.history().messages())
                .bind("backTo", time(reading.history().backTo()))
                .bind("liveAt", time(reading.liveAt()))
                .bind("completeUntil", time(reading.completeUntil()))
                .bind("lastMessageAt", time(reading.lastMessageAt()))
                .bind("recent", reading.recent())
                .bind("told", told)
                .bind("live", request instanceof Top)
                .bind("leasedAt", account.now())
                .bind("filling", schedule.filling() != null)
                .bind("pace", Leases.seconds(schedule.pace()))
                .bind("channelId", account.channelId())
                .map(row -> required(row, "live_due_at", Instant.class))
                .one();
        return mark(account, reading)
                .then(poll)
                .flatMap(liveDueAt -> due(account, reading, schedule, liveDueAt).thenReturn(liveDueAt));
    }

    /** Counts one more failure in a row. */
    Mono<Void> countFailure(LeasedAccount account) {
        return database.sql("update poll set failures = failures + 1 where channel_id = :channelId")
                .bind("channelId", account.channelId())
                .then();
    }

    /** Has the newest page read as soon as X's limits allow, and has the inbox told then even if nothing is new. */
    Mono<Void> checkNow(UUID organizationId, UUID channelId) {
        return ordered(organizationId, channelId, """
                update poll set live_due_at = now(), told_at = null from held where poll.channel_id = held.channel_id
                """);
    }

    /** Lets history go on that has come to its stop. */
    Mono<Void> readOn(UUID organizationId, UUID channelId) {
        return ordered(organizationId, channelId, """
                update poll set history_limit = history_messages + %d from held
                where poll.channel_id = held.channel_id and history_messages >= history_limit
                """.formatted(History.STEP));
    }

    private Mono<Void> ordered(UUID organizationId, UUID channelId, String change) {
        return database.sql("""
                        with held as (
                            update account set due_at = now()
                            where channel_id = :channelId and organization_id = :organizationId and intent = 'ACTIVE'
                            returning channel_id)
                        """ + change)
                .bind("channelId", channelId)
                .bind("organizationId", organizationId)
                .then();
    }

    private Mono<Void> mark(LeasedAccount account, Reading reading) {
        return database.sql("""
                        insert into reading (organization_id, x_account_id, mark, gaps)
                        values (:organizationId, :xAccountId, :mark, :gaps)
                        on conflict (organization_id, x_account_id) do update set mark = excluded.mark, gaps = excluded.gaps
                        """)
                .bind("organizationId", account.organizationId())
                .bind("xAccountId", account.account().id())
                .bind("mark", text(reading.mark()))
                .bind("gaps", Json.of(StoredGap.write(reading.gaps())))
                .then();
    }

    private Mono<Void> due(LeasedAccount account, Reading reading, Schedule schedule, Instant liveDueAt) {
        GenericExecuteSpec update = database.sql("""
                update account set
                    due_at = greatest(now() + make_interval(secs => :notBefore),
                                      least(:liveDueAt, now() + make_interval(secs => :filling))),
                    lease_until = null,
                    last_message_at = greatest(last_message_at, :lastMessageAt)
                where channel_id = :channelId
                """);
        return update.bind("notBefore", Leases.seconds(schedule.notBefore()))
                .bind("liveDueAt", liveDueAt)
                .bind(
                        "filling",
                        Parameters.in(
                                R2dbcType.DOUBLE,
                                schedule.filling() == null ? null : Leases.seconds(schedule.filling())))
                .bind("lastMessageAt", time(reading.lastMessageAt()))
                .bind("channelId", account.channelId())
                .then();
    }

    private static PollState state(Readable row) {
        var history = new History(
                id(row, "history_newest"),
                required(row, "history_verified", Instant.class),
                required(row, "history_days", Integer.class),
                required(row, "history_messages", Integer.class),
                required(row, "history_limit", Integer.class),
                row.get("history_back_to", Instant.class));
        var reading = new Reading(
                id(row, "mark"),
                StoredGap.read(json(row)),
                Remembered.of(
                        Stream.of(required(row, "remembered", String[].class)).map(EventId::of)),
                history,
                row.get("live_at", Instant.class),
                row.get("complete_until", Instant.class),
                row.get("last_message_at", Instant.class),
                required(row, "recent", Integer.class));
        return new PollState(
                reading,
                required(row, "live_due_at", Instant.class),
                row.get("told_at", Instant.class),
                required(row, "failures", Integer.class),
                Condition.well(),
                null);
    }

    private static String json(Readable row) {
        return required(row, "gaps", Json.class).asString();
    }

    private static @Nullable EventId id(Readable row, String column) {
        var text = row.get(column, String.class);
        return text == null ? null : EventId.of(text);
    }

    private static Parameter text(@Nullable EventId id) {
        return Parameters.in(R2dbcType.VARCHAR, id == null ? null : id.toString());
    }

    private static Parameter time(@Nullable Instant time) {
        return Parameters.in(R2dbcType.TIMESTAMP_WITH_TIME_ZONE, time);
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
