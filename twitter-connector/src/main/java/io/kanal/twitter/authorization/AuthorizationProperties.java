package io.kanal.twitter.authorization;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of authorisations.
 *
 * @param publicUrl the one origin of panel and callback
 * @param life how long an account has time to say yes
 * @param answerLostAfter how long an exchange may be without a verdict before it counts as lost
 * @param poll how often overdue and waiting authorisations are looked for
 * @param firstRetry how long after X could not judge it is asked again; the pause doubles
 * @param longestRetry how far that pause grows
 * @param attempt how long one attempt to verify may be under way before another begins
 * @param keep how long an ended authorisation is remembered
 */
@ConfigurationProperties("kanal.authorization")
record AuthorizationProperties(
        @DefaultValue("http://localhost:8080") URI publicUrl,
        @DefaultValue("15m") Duration life,
        @DefaultValue("30s") Duration answerLostAfter,
        @DefaultValue("500ms") Duration poll,
        @DefaultValue("5s") Duration firstRetry,
        @DefaultValue("60s") Duration longestRetry,
        @DefaultValue("30s") Duration attempt,
        @DefaultValue("15d") Duration keep) {

    /** The address that X sends the browser back to. */
    String callbackUrl() {
        return page("/oauth/twitter/callback");
    }

    String page(String path) {
        return publicUrl.toString().replaceFirst("/+$", "") + path;
    }
}
