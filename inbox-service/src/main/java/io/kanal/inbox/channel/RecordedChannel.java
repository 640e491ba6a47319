package io.kanal.inbox.channel;

import io.kanal.contracts.inbox.InboxMessage;
import java.util.UUID;

/**
 * What a record on inbox-messages tells of its channel.
 *
 * @param id the channel's id
 * @param organizationId whose it is
 * @param accountId X's id of the connected account
 * @param handle the account's user name without the @
 */
public record RecordedChannel(UUID id, UUID organizationId, String accountId, String handle) {

    /** The channel of a record. */
    public static RecordedChannel of(InboxMessage record) {
        return new RecordedChannel(
                record.channelId(),
                record.organizationId(),
                record.account().id(),
                record.account().handle());
    }
}
