package io.kanal.contracts.channel;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.kanal.contracts.ChannelRecord;
import io.kanal.contracts.Person;
import java.util.UUID;

/** What integration-service asks of channel-registry. */
public sealed interface ChannelCommand extends ChannelRecord {

    /** Written by integration-service, kept 7 days. */
    String TOPIC = "channel-commands";

    /** Who asked for it. */
    Person requestedBy();

    /**
     * X said yes to an account; make it a channel, or renew the one that the organisation has of it.
     *
     * @param connectionId the connection that asks, which the answer names
     * @param provider where the account is, {@code twitter}
     */
    @JsonTypeName("io.kanal.channel.register.v1")
    record RegisterChannel(
            UUID organizationId,
            UUID channelId,
            UUID connectionId,
            String provider,
            Account account,
            ConnectionMethod method,
            Person requestedBy)
            implements ChannelCommand {}

    /** Stop taking in messages until it is resumed. */
    @JsonTypeName("io.kanal.channel.pause.v1")
    record PauseChannel(UUID organizationId, UUID channelId, Person requestedBy) implements ChannelCommand {}

    /** Take in messages again. */
    @JsonTypeName("io.kanal.channel.resume.v1")
    record ResumeChannel(UUID organizationId, UUID channelId, Person requestedBy) implements ChannelCommand {}

    /** Disconnect and delete the channel. */
    @JsonTypeName("io.kanal.channel.disconnect.v1")
    record DisconnectChannel(UUID organizationId, UUID channelId, UUID disconnectionId, Person requestedBy)
            implements ChannelCommand {}
}
