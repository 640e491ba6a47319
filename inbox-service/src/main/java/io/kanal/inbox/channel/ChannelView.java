package io.kanal.inbox.channel;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.kanal.contracts.channel.ChannelStatus;
import io.r2dbc.spi.Readable;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The channel that a conversation belongs to.
 *
 * @param id the channel's id
 * @param handle the account's user name without the @
 * @param status the channel's status, or {@code DISCONNECTED} when it is gone
 * @param cannotReply why nobody can answer by this channel; null if one can
 */
public record ChannelView(
        UUID id,
        String handle,
        String status,
        @JsonIgnore @Nullable CannotReply cannotReply) {

    /** The columns that {@link #of} reads, of a table {@code channel}. */
    public static final String COLUMNS = """
            channel.id as channel_id, channel.handle as channel_handle, channel.status as channel_status,
            channel.cause_code, channel.cause_message, channel.cause_remedy,
            channel.gone as channel_gone, channel.ended_at is not null as channel_ended
            """;

    private static final String DISCONNECTED = "DISCONNECTED";

    /** Reads a channel from a row. */
    public static ChannelView of(Readable row) {
        var handle = text(row, "channel_handle");
        var status = statusOf(row);
        var cause = row.get("cause_code", String.class) == null
                ? null
                : new CannotReply(text(row, "cause_code"), text(row, "cause_message"), text(row, "cause_remedy"));
        return new ChannelView(id(row), handle, status, causeOf(status, handle, cause));
    }

    private static String statusOf(Readable row) {
        if (is(row, "channel_gone")) {
            return DISCONNECTED;
        }
        return is(row, "channel_ended") ? ChannelStatus.DISCONNECTING.name() : text(row, "channel_status");
    }

    private static @Nullable CannotReply causeOf(String status, String handle, @Nullable CannotReply cause) {
        return DISCONNECTED.equals(status)
                ? CannotReply.disconnected(handle)
                : CannotReply.of(ChannelStatus.valueOf(status), handle, cause);
    }

    private static UUID id(Readable row) {
        return Objects.requireNonNull(row.get("channel_id", UUID.class));
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNullElse(row.get(column, String.class), "");
    }

    private static boolean is(Readable row, String column) {
        return Boolean.TRUE.equals(row.get(column, Boolean.class));
    }
}
