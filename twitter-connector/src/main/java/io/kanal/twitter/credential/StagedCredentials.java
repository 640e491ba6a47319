package io.kanal.twitter.credential;

import io.kanal.contracts.channel.ConnectionMethod;
import io.kanal.twitter.api.XCredentials;
import java.util.UUID;

/**
 * Credentials that a connection brings. They take effect when the connection becomes a channel.
 *
 * @param organizationId whose they are
 * @param channelId the channel that was minted with the connection
 * @param connectionId the connection
 * @param method how they came
 * @param historyDays how far back the person wants to read
 * @param xAccountId the X account that the token belongs to
 * @param credentials the credentials
 */
public record StagedCredentials(
        UUID organizationId,
        UUID channelId,
        UUID connectionId,
        ConnectionMethod method,
        int historyDays,
        String xAccountId,
        XCredentials credentials) {

    Pair pair() {
        return new Pair(credentials.app().id(), credentials.app().baseUrl().toString(), xAccountId);
    }
}
