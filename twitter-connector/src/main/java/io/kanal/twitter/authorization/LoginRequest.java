package io.kanal.twitter.authorization;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A login that is on its way through a browser.
 *
 * @param connectionId the connection that it serves
 * @param organizationId whose it is
 * @param channelId the channel that was minted with the connection
 * @param historyDays how far back the person wants to read
 * @param requestToken X's request token
 * @param sealedSecret its secret, sealed; null when it was used
 * @param browserHash what the browser's cookie must hash to
 */
record LoginRequest(
        UUID connectionId,
        UUID organizationId,
        UUID channelId,
        int historyDays,
        String requestToken,
        byte @Nullable [] sealedSecret,
        String browserHash) {

    @Override
    public String toString() {
        return "LoginRequest[%s]".formatted(connectionId);
    }
}
