package io.kanal.twitter.profile;

import io.kanal.contracts.inbox.InboxMessage.AccountRef;
import io.r2dbc.spi.Readable;
import java.util.Objects;
import java.util.UUID;

/** Somebody whom X is to be asked about, on behalf of an account. */
record WantedProfile(UUID channelId, UUID organizationId, AccountRef account, String userId) {

    static WantedProfile of(Readable row) {
        return new WantedProfile(
                required(row, "channel_id", UUID.class),
                required(row, "organization_id", UUID.class),
                new AccountRef(required(row, "x_account_id", String.class), required(row, "handle", String.class)),
                required(row, "user_id", String.class));
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
