package io.kanal.contracts.channel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All that the public may know of a channel.
 *
 * @param provider where the account is, {@code twitter}
 * @param account the account
 * @param method how it was connected
 * @param status what it can do at the moment
 * @param statusCause why it is not simply connected; null if it is
 * @param connectedAt when it was connected, at the last renewal
 */
public record ChannelState(
        String provider,
        Account account,
        ConnectionMethod method,
        ChannelStatus status,
        @Nullable StatusCause statusCause,
        Instant connectedAt) {}
