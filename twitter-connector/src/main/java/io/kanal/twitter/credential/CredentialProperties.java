package io.kanal.twitter.credential;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of sealing and revoking.
 *
 * @param keysetFile the file with the keys that credentials are sealed with; never in a database, and never lost
 * @param keysetReload how often that file is looked at for new keys
 * @param revocationPoll how often revocations that are due are looked for
 * @param firstRevocationPause how long after a first failure a revocation is tried again; the pause doubles
 * @param longestRevocationPause how far that pause grows
 * @param revocationInFlight how long one attempt may be under way before it counts as lost
 * @param giveUpAfter how long a token is tried to be revoked before it is erased here all the same
 * @param timeout how long one step, a query or a call, may take
 */
@ConfigurationProperties("kanal.credential")
record CredentialProperties(
        @DefaultValue("") String keysetFile,
        @DefaultValue("30s") Duration keysetReload,
        @DefaultValue("1s") Duration revocationPoll,
        @DefaultValue("5s") Duration firstRevocationPause,
        @DefaultValue("15m") Duration longestRevocationPause,
        @DefaultValue("20s") Duration revocationInFlight,
        @DefaultValue("24h") Duration giveUpAfter,
        @DefaultValue("10s") Duration timeout) {}
