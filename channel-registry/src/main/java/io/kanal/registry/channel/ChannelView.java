package io.kanal.registry.channel;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.kanal.contracts.channel.ChannelStatus;
import io.kanal.contracts.channel.ConnectionMethod;
import io.kanal.contracts.channel.StatusCause;
import io.kanal.edge.Role;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A channel as the API shows it.
 *
 * @param method how it was connected; not for agents
 * @param statusCause why it is not simply connected; null if it is
 */
record ChannelView(
        UUID id,
        String provider,
        String handle,
        String displayName,
        @Nullable String avatarUrl,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ConnectionMethod method,

        ChannelStatus status,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable StatusCause statusCause,

        Instant connectedAt) {

    static ChannelView of(Channel channel, Role reader) {
        var state = channel.state();
        return new ChannelView(
                channel.id(),
                state.provider(),
                state.account().handle(),
                state.account().displayName(),
                state.account().avatarUrl(),
                reader.includes(Role.SUPERVISOR) ? state.method() : null,
                state.status(),
                state.statusCause(),
                state.connectedAt());
    }
}
