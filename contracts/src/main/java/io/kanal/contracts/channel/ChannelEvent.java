package io.kanal.contracts.channel;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.kanal.contracts.ChannelRecord;
import io.kanal.contracts.Failure;
import io.kanal.contracts.Person;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of channels. Each record but {@link ChannelRejected} carries the channel's whole public state and a revision; a
 * consumer ignores a revision that is not newer than the one it knows.
 */
public sealed interface ChannelEvent extends ChannelRecord {

    /** Written by channel-registry alone, kept for ever. */
    String TOPIC = "channel-events";

    /** Grows with every change of the channel; 0 where there is no channel. */
    long revision();

    /**
     * A channel is connected, or connected anew.
     *
     * @param connectionId the connection that led to it; the credentials staged under it take effect
     * @param renewal whether the channel was there before
     */
    @JsonTypeName("io.kanal.channel.connected.v1")
    record ChannelConnected(
            UUID organizationId,
            UUID channelId,
            long revision,
            ChannelState channel,
            UUID connectionId,
            boolean renewal,
            Person requestedBy)
            implements ChannelEvent {}

    /**
     * An account cannot become a channel of this organisation.
     *
     * @param connectionId the connection that asked; what is staged under it is to be dropped
     * @param failure why, without telling anything of another organisation
     */
    @JsonTypeName("io.kanal.channel.rejected.v1")
    record ChannelRejected(
            UUID organizationId,
            UUID channelId,
            long revision,
            UUID connectionId,
            Account account,
            Failure failure,
            Person requestedBy)
            implements ChannelEvent {}

    /**
     * The channel's status or its account's profile changed.
     *
     * @param requestedBy who asked for it; null where X or time did it
     */
    @JsonTypeName("io.kanal.channel.status-changed.v1")
    record ChannelStatusChanged(
            UUID organizationId,
            UUID channelId,
            long revision,
            ChannelState channel,
            @Nullable Person requestedBy) implements ChannelEvent {}

    /** The channel is on its way out; nothing new is taken in from here on. */
    @JsonTypeName("io.kanal.channel.disconnecting.v1")
    record ChannelDisconnecting(
            UUID organizationId,
            UUID channelId,
            long revision,
            ChannelState channel,
            UUID disconnectionId,
            Person requestedBy)
            implements ChannelEvent {}

    /** The channel is gone; this is its last record. */
    @JsonTypeName("io.kanal.channel.disconnected.v1")
    record ChannelDisconnected(
            UUID organizationId,
            UUID channelId,
            long revision,
            ChannelState channel,
            UUID disconnectionId,
            Receipt receipt,
            Person requestedBy)
            implements ChannelEvent {}
}
