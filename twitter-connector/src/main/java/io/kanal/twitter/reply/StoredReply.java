package io.kanal.twitter.reply;

import io.kanal.twitter.reading.EventId;
import io.kanal.twitter.reply.Reply.Next;
import io.kanal.twitter.reply.State.Failed;
import io.kanal.twitter.reply.State.InFlight;
import io.kanal.twitter.reply.State.Sent;
import io.kanal.twitter.reply.State.Unconfirmed;
import io.kanal.twitter.reply.State.Waiting;
import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/** A reply as it stands in the table. */
final class StoredReply {

    /** Sets all that changes in the course of a reply, from what {@link #bind} binds. */
    static final String CHANGES = """
            channel_id = :channelId, conversation_id = :conversationId, attempt = :attempt, text = :text,
            requested_at = :requestedAt, state = :state, failure = :failure,
            tries = :tries, attempt_at = :attemptAt, attempt_above = :attemptAbove, doubt_from = :doubtFrom,
            doubt_to = :doubtTo, doubt_above = :doubtAbove, dm_event_id = :eventId, sent_at = :sentAt,
            due_at = now() + make_interval(secs => :pause), changed_at = now()
            """;

    private StoredReply() {}

    static Reply read(Readable row) {
        var text = row.get("text", String.class);
        return new Reply(
                required(row, "organization_id", UUID.class),
                required(row, "channel_id", UUID.class),
                required(row, "reply_id", UUID.class),
                required(row, "attempt", Integer.class),
                required(row, "x_account_id", String.class),
                required(row, "conversation_id", String.class),
                text == null ? "" : text,
                required(row, "requested_at", Instant.class),
                state(row),
                doubt(row));
    }

    static GenericExecuteSpec bind(GenericExecuteSpec update, Next next) {
        var reply = next.reply();
        var state = reply.state();
        var attempt = state instanceof InFlight flight ? flight.attempt() : null;
        var doubt = reply.doubt();
        var sent = state instanceof Sent found ? found : null;
        return update.bind("replyId", reply.replyId())
                .bind("channelId", reply.channelId())
                .bind("conversationId", reply.conversationId())
                .bind("attempt", reply.attempt())
                .bind("text", Parameters.in(R2dbcType.VARCHAR, reply.needsText() ? reply.text() : null))
                .bind("requestedAt", reply.requestedAt())
                .bind("state", nameOf(state))
                .bind("failure", Parameters.in(R2dbcType.VARCHAR, failureOf(state)))
                .bind("tries", state.tries())
                .bind("attemptAt", time(attempt == null ? null : attempt.from()))
                .bind("attemptAbove", id(attempt == null ? null : attempt.above()))
                .bind("doubtFrom", time(doubt == null ? null : doubt.from()))
                .bind("doubtTo", time(doubt == null ? null : doubt.to()))
                .bind("doubtAbove", id(doubt == null ? null : doubt.above()))
                .bind("eventId", Parameters.in(R2dbcType.VARCHAR, sent == null ? null : sent.eventId()))
                .bind("sentAt", time(sent == null ? null : sent.sentAt()))
                .bind("pause", next.pause().toMillis() / 1000.0);
    }

    static String nameOf(State state) {
        return switch (state) {
            case Waiting ignored -> "WAITING";
            case InFlight ignored -> "IN_FLIGHT";
            case Unconfirmed ignored -> "UNCONFIRMED";
            case Sent ignored -> "SENT";
            case Failed ignored -> "FAILED";
        };
    }

    private static State state(Readable row) {
        var tries = required(row, "tries", Integer.class);
        var state = required(row, "state", String.class);
        return switch (state) {
            case "WAITING" -> new Waiting(tries);
            case "IN_FLIGHT" ->
                new InFlight(
                        Doubt.of(required(row, "attempt_at", Instant.class), eventId(row, "attempt_above")), tries);
            case "UNCONFIRMED" -> new Unconfirmed(tries);
            case "SENT" ->
                new Sent(required(row, "dm_event_id", String.class), required(row, "sent_at", Instant.class));
            case "FAILED" -> new Failed(ReplyFailure.valueOf(required(row, "failure", String.class)));
            default -> throw new IllegalStateException("No such state: " + state);
        };
    }

    private static @Nullable Doubt doubt(Readable row) {
        var from = row.get("doubt_from", Instant.class);
        return from == null
                ? null
                : new Doubt(from, required(row, "doubt_to", Instant.class), eventId(row, "doubt_above"));
    }

    private static @Nullable String failureOf(State state) {
        return state instanceof Failed failed ? failed.why().name() : null;
    }

    private static @Nullable EventId eventId(Readable row, String column) {
        var text = row.get(column, String.class);
        return text == null ? null : EventId.of(text);
    }

    private static Parameter id(@Nullable EventId id) {
        return Parameters.in(R2dbcType.VARCHAR, id == null ? null : id.toString());
    }

    private static Parameter time(@Nullable Instant time) {
        return Parameters.in(R2dbcType.TIMESTAMP_WITH_TIME_ZONE, time);
    }

    static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
