package io.kanal.twitter.account;

import io.kanal.contracts.channel.Receipt.Revocation;
import io.kanal.contracts.inbox.InboxMessage.AccountRef;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An account that is being let go, and how far that has come. */
record LeavingAccount(
        UUID channelId,
        UUID organizationId,
        AccountRef account,
        UUID disconnectionId,
        long leaseToken,
        Instant stoppedAt,
        @Nullable Instant lastMessageAt,
        @Nullable Revocation revocation) {

    static LeavingAccount of(Readable row) {
        var revocation = row.get("revocation", String.class);
        return new LeavingAccount(
                required(row, "channel_id", UUID.class),
                required(row, "organization_id", UUID.class),
                new AccountRef(required(row, "x_account_id", String.class), required(row, "handle", String.class)),
                required(row, "disconnection_id", UUID.class),
                required(row, "lease_token", Long.class),
                required(row, "stopped_at", Instant.class),
                row.get("last_message_at", Instant.class),
                revocation == null ? null : Revocation.valueOf(revocation));
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
