package io.kanal.twitter.credential;

import io.kanal.contracts.channel.ConnectionMethod;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of the table credential. */
record SealedCredential(
        UUID id,
        UUID organizationId,
        UUID connectionId,
        UUID channelId,
        ConnectionMethod method,
        Pair pair,
        byte[] sealed,
        int historyDays,
        @Nullable String newestEventId,
        @Nullable Instant verifiedDate) {

    static SealedCredential of(Readable row) {
        return new SealedCredential(
                required(row, "id", UUID.class),
                required(row, "organization_id", UUID.class),
                required(row, "connection_id", UUID.class),
                required(row, "channel_id", UUID.class),
                ConnectionMethod.valueOf(required(row, "method", String.class)),
                pair(row),
                required(row, "sealed", byte[].class),
                required(row, "history_days", Integer.class),
                row.get("newest_event_id", String.class),
                row.get("verified_date", Instant.class));
    }

    static Pair pair(Readable row) {
        return new Pair(
                required(row, "app_id", String.class),
                required(row, "base_url", String.class),
                required(row, "x_account_id", String.class));
    }

    static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }

    @Override
    public String toString() {
        return "SealedCredential[%s]".formatted(id);
    }
}
