package io.kanal.integration.channel;

import io.kanal.edge.ProblemException;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/**
 * What is known here of a channel. The channel itself is channel-registry's.
 *
 * @param id the channel
 * @param organizationId whose it is
 * @param handle the account's user name, without the @
 * @param state whether it is there
 */
public record Channel(UUID id, UUID organizationId, String handle, State state) {

    /** Whether a channel is there. */
    public enum State {
        /** It is connected. */
        PRESENT,
        /** It is to go, or on its way out. */
        DISCONNECTING,
        /** It is no more. */
        GONE
    }

    /** Checks that people can still ask something of it. */
    Channel present() {
        return switch (state) {
            case PRESENT -> this;
            case DISCONNECTING ->
                throw new ProblemException(
                        HttpStatus.CONFLICT,
                        "disconnecting",
                        "The channel is being disconnected, so this cannot be done any more.");
            case GONE -> throw ProblemException.notFound("channel", id);
        };
    }
}
