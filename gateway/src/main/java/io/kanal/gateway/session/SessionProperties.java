package io.kanal.gateway.session;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of browser sessions.
 *
 * @param authUrl where auth-service is
 * @param timeLimit how long auth-service may take to open, renew or end a session
 * @param renewBefore how long before its expiry an access token is renewed
 */
@ConfigurationProperties("kanal.session")
record SessionProperties(
        @DefaultValue("http://localhost:8081") URI authUrl,
        @DefaultValue("10s") Duration timeLimit,
        @DefaultValue("30s") Duration renewBefore) {}
