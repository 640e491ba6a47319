package io.kanal.integration.disconnection;

import io.kanal.contracts.KanalRecord;
import io.kanal.contracts.channel.ChannelCommand.DisconnectChannel;
import io.kanal.contracts.channel.ChannelEvent.ChannelDisconnected;
import io.kanal.contracts.channel.Receipt;
import io.kanal.contracts.twitter.TwitterEvent.RevocationCompleted;
import io.kanal.integration.audit.Asker;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The state machine of one disconnection. It only goes forward and is never compensated: registry and connector carry it out
 * however long it takes, and nothing can refuse it.
 *
 * <pre>
 * step            sends               ends by              compensation
 * DISCONNECTING   DisconnectChannel   ChannelDisconnected  none
 * DISCONNECTED    nothing             -                    none; RevocationCompleted completes the receipt
 * </pre>
 *
 * @param handle the account's user name at the time
 * @param asker who asked for it; rows from before it was kept do not know from where
 * @param receipt what is left to show; null until it is disconnected
 * @param revoked how a revocation ended that had to wait; it may be known before the receipt
 */
record Disconnection(
        UUID id,
        UUID channelId,
        String handle,
        State state,
        @Nullable Receipt receipt,
        @Nullable Revoked revoked,
        Asker asker) {

    enum State {
        DISCONNECTING,
        DISCONNECTED
    }

    /** How a revocation ended that had to wait. */
    record Revoked(Receipt.Revocation revocation, Instant erasedAt) {}

    /** The disconnection from now on, and what is sent on the way there. */
    record Decision(Disconnection next, List<KanalRecord> records) {}

    static Decision begin(UUID id, Asker asker, UUID channelId, String handle) {
        var begun = new Disconnection(id, channelId, handle, State.DISCONNECTING, null, null, asker);
        return new Decision(
                begun, List.of(new DisconnectChannel(asker.organizationId(), channelId, id, asker.person())));
    }

    Decision on(ChannelDisconnected event) {
        return switch (state) {
            case DISCONNECTING -> becomes(State.DISCONNECTED, event.receipt(), revoked);
            case DISCONNECTED -> becomes(state, receipt, revoked);
        };
    }

    Decision on(RevocationCompleted event) {
        return becomes(state, receipt, new Revoked(event.revocation(), event.erasedAt()));
    }

    /** The receipt with all that is known. */
    @Nullable
    Receipt completeReceipt() {
        return receipt == null || revoked == null
                ? receipt
                : new Receipt(receipt.stoppedAt(), receipt.lastMessageAt(), revoked.revocation(), revoked.erasedAt());
    }

    private Decision becomes(State next, @Nullable Receipt nextReceipt, @Nullable Revoked nextRevoked) {
        var changed = new Disconnection(id, channelId, handle, next, nextReceipt, nextRevoked, asker);
        return new Decision(changed, List.of());
    }
}
