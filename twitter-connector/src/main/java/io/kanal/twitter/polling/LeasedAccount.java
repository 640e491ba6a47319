package io.kanal.twitter.polling;

import io.kanal.contracts.channel.ConnectionMethod;
import io.kanal.contracts.inbox.InboxMessage.AccountRef;
import io.kanal.twitter.reading.EventId;
import io.kanal.twitter.reading.Reading.Start;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * An account that is ours to read for one page.
 *
 * @param token the fencing token; nothing is written without it being the current one
 * @param start what was seen when the account was connected
 * @param credentialChangedAt when it got the credentials it has
 * @param now the database's clock when it was leased
 */
record LeasedAccount(
        UUID channelId,
        UUID organizationId,
        AccountRef account,
        ConnectionMethod method,
        long token,
        Start start,
        Instant credentialChangedAt,
        Instant now) {

    static LeasedAccount of(Readable row) {
        var newest = row.get("newest_event_id_at_connect", String.class);
        return new LeasedAccount(
                required(row, "channel_id", UUID.class),
                required(row, "organization_id", UUID.class),
                new AccountRef(required(row, "x_account_id", String.class), required(row, "handle", String.class)),
                ConnectionMethod.valueOf(required(row, "method", String.class)),
                required(row, "lease_token", Long.class),
                new Start(
                        newest == null || !EventId.isValid(newest) ? null : EventId.of(newest),
                        required(row, "connected_date", Instant.class),
                        required(row, "history_days", Integer.class)),
                required(row, "credential_changed_at", Instant.class),
                required(row, "now", Instant.class));
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
