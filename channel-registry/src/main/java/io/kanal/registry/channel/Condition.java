package io.kanal.registry.channel;

import io.kanal.contracts.channel.ChannelStatus;
import io.kanal.contracts.channel.StatusCause;
import org.jspecify.annotations.Nullable;

/**
 * What a channel can do.
 *
 * @param status what it can do
 * @param cause why it is not simply connected; null if it is
 */
record Condition(ChannelStatus status, @Nullable StatusCause cause) {

    static final Condition CONNECTED = new Condition(ChannelStatus.CONNECTED, null);
}
