package io.kanal.inbox.reading;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A channel as the inbox sees it.
 *
 * @param unreadCount how many messages the caller has not read
 * @param completeUntil every message sent before this time is here; null before the first poll
 * @param nextReadAt when X is asked next; null while it is not
 * @param everySeconds how often X is asked at present
 * @param history how far back the past has been read
 */
record ChannelReading(
        UUID channelId,
        long unreadCount,
        @Nullable Instant completeUntil,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant nextReadAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer everySeconds,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable History history) {

    /** How far back the past has been read: see {@code ReadingProgressed}. */
    record History(@Nullable Instant backTo, int messages, boolean done, boolean stopped) {}

    static ChannelReading of(Readable row) {
        return new ChannelReading(
                Objects.requireNonNull(row.get("channel_id", UUID.class)),
                Objects.requireNonNull(row.get("unread_count", Long.class)),
                row.get("complete_until", Instant.class),
                row.get("next_read_at", Instant.class),
                row.get("every_seconds", Integer.class),
                historyOf(row));
    }

    private static @Nullable History historyOf(Readable row) {
        var messages = row.get("history_messages", Integer.class);
        return messages == null
                ? null
                : new History(
                        row.get("history_back_to", Instant.class),
                        messages,
                        Boolean.TRUE.equals(row.get("history_done", Boolean.class)),
                        Boolean.TRUE.equals(row.get("history_stopped", Boolean.class)));
    }
}
