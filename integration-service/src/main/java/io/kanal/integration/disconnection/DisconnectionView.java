package io.kanal.integration.disconnection;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.kanal.contracts.channel.ChannelState;
import io.kanal.contracts.channel.Receipt;
import io.kanal.integration.disconnection.Disconnections.Stored;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A disconnection as the API shows it.
 *
 * @param channel what goes, as it was last; null once it is gone
 * @param receipt what is left to show; null until it is gone
 */
record DisconnectionView(
        UUID disconnectionId,
        UUID channelId,
        Disconnection.State state,
        String handle,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ChannelState channel,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Receipt receipt,

        String requestedBy,
        Instant requestedAt) {

    static DisconnectionView of(Stored stored) {
        var disconnection = stored.disconnection();
        return new DisconnectionView(
                disconnection.id(),
                disconnection.channelId(),
                disconnection.state(),
                disconnection.handle(),
                stored.channel(),
                disconnection.completeReceipt(),
                disconnection.asker().person().username(),
                stored.requestedAt());
    }
}
