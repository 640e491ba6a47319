package io.kanal.integration.connection;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of connections.
 *
 * @param publicUrl the one origin of panel and callback; the cookie of a login is for https alone exactly where this is
 * @param lifetime how long a person has to decide
 * @param grace how much later than that the authorisation is ended, so that who is just in time is not turned away
 * @param expiryInterval how often connections are looked for whose time has run out
 * @param expiryBatch how many of them one transaction ends at most
 */
@ConfigurationProperties("kanal.connection")
record ConnectionProperties(
        @DefaultValue("http://localhost:8080") URI publicUrl,
        @DefaultValue("15m") Duration lifetime,
        @DefaultValue("30s") Duration grace,
        @DefaultValue("5s") Duration expiryInterval,
        @DefaultValue("50") int expiryBatch) {}
