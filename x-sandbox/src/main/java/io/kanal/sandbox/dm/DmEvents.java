package io.kanal.sandbox.dm;

import io.kanal.sandbox.clock.SandboxClock;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The events, and for each account which of them it still has. */
@Repository
class DmEvents {

    /** How long the API shows an event. */
    static final Duration SHOWN = Duration.ofDays(30);

    private final JdbcClient database;
    private final JdbcTemplate batches;
    private final SandboxClock clock;

    DmEvents(JdbcClient database, JdbcTemplate batches, SandboxClock clock) {
        this.database = database;
        this.batches = batches;
        this.clock = clock;
    }

    /** Stores events, each for everybody who is to have it. */
    void add(List<Delivery> deliveries) {
        batches.batchUpdate(
                """
                insert into dm_event (id, event_type, conversation_id, sender_id, text, media_url, participant_ids)
                values (?, ?, ?, ?, ?, ?, ?)
                """, deliveries.stream().map(Delivery::event).map(DmEvents::row).toList());
        batches.batchUpdate("""
                insert into mailbox (account_id, event_id, conversation_id, event_type, expires_at)
                values (?, ?, ?, ?, ?)
                """, deliveries.stream().flatMap(this::mailboxRows).toList());
    }

    /** The newest events below that id, newest first, of all conversations or of one. */
    List<DmEvent> before(long id, Slice slice, int count) {
        return events(ids(slice, "event_id < :id", "desc", id, count));
    }

    /** The oldest events above that id, newest first. */
    List<DmEvent> after(long id, Slice slice, int count) {
        return events(ids(slice, "event_id > :id", "asc", id, count));
    }

    /** The event, if this account has it and the API still shows it. */
    Optional<DmEvent> find(long accountId, long id) {
        var found = database.sql("""
                        select event_id from mailbox
                        where account_id = :accountId and event_id = :id and expires_at > :now
                        """)
                .param("accountId", accountId)
                .param("id", id)
                .param("now", clock.now().toEpochMilli())
                .query(Long.class)
                .list();
        return events(found).stream().findFirst();
    }

    /** Removes the event from this account's side only. */
    boolean delete(long accountId, long id) {
        return database.sql("delete from mailbox where account_id = :accountId and event_id = :id")
                        .param("accountId", accountId)
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Everything an account has, newest first, also what the API shows no more. */
    List<Kept> kept(long accountId, int most) {
        var now = clock.now().toEpochMilli();
        return database.sql("""
                        select dm_event.*, mailbox.expires_at from mailbox join dm_event on dm_event.id = mailbox.event_id
                        where mailbox.account_id = :accountId order by mailbox.account_id, mailbox.event_id desc limit :most
                        """)
                .param("accountId", accountId)
                .param("most", most)
                .query((row, number) -> new Kept(read(row, number), row.getLong("expires_at") > now))
                .list();
    }

    private List<Long> ids(Slice slice, String bound, String direction, long id, int count) {
        // Ordering by all columns of an index lets the database stop after the page.
        var ofOne = slice.conversationId() != null;
        var sql = "select event_id from mailbox where account_id = :accountId and " + bound + " and expires_at > :now"
                + (ofOne ? " and conversation_id = :conversationId" : "")
                + (slice.types().isEmpty() ? "" : " and event_type in (:types)")
                + " order by account_id, " + (ofOne ? "conversation_id, " : "") + "event_id " + direction
                + " limit :count";
        var query = database.sql(sql)
                .param("accountId", slice.accountId())
                .param("id", id)
                .param("now", clock.now().toEpochMilli())
                .param("count", count);
        if (ofOne) {
            query = query.param("conversationId", slice.conversationId());
        }
        if (!slice.types().isEmpty()) {
            query = query.param("types", slice.types());
        }
        return query.query(Long.class).list();
    }

    private List<DmEvent> events(Collection<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : database.sql("select * from dm_event where id in (:ids) order by id desc")
                        .param("ids", ids)
                        .query(DmEvents::read)
                        .list();
    }

    private Stream<Object[]> mailboxRows(Delivery delivery) {
        var event = delivery.event();
        var expiresAt = clock.fromReal(event.sentAt()).plus(SHOWN).toEpochMilli();
        return delivery.to().stream()
                .map(account -> new Object[] {account, event.id(), event.conversationId(), event.type(), expiresAt});
    }

    private static Object[] row(DmEvent event) {
        var participants = event.participantIds().stream().map(String::valueOf).collect(Collectors.joining(" "));
        return new Object[] {
            event.id(),
            event.type(),
            event.conversationId(),
            event.senderId(),
            event.text(),
            event.mediaUrl(),
            participants
        };
    }

    private static DmEvent read(ResultSet row, int number) throws SQLException {
        return new DmEvent(
                row.getLong("id"),
                row.getString("event_type"),
                row.getString("conversation_id"),
                row.getLong("sender_id"),
                row.getString("text"),
                row.getString("media_url"),
                Arrays.stream(row.getString("participant_ids").split(" "))
                        .filter(id -> !id.isEmpty())
                        .map(Long::valueOf)
                        .toList());
    }

    /** An event and the accounts that get it. */
    record Delivery(DmEvent event, Collection<Long> to) {}

    /** An event of an account, and whether the API still shows it. */
    record Kept(DmEvent event, boolean shown) {}

    /** Which events: those of an account, perhaps of one conversation only, perhaps of some types only. */
    record Slice(long accountId, @Nullable String conversationId, Set<String> types) {}
}
