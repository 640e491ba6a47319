package io.kanal.edge;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of access tokens, which every service checks for itself (RFC 9068).
 *
 * @param issuer the {@code iss} that a token must have
 * @param audience the {@code aud} that a token must have
 * @param jwksUri where auth-service publishes the public keys
 * @param timeout how long fetching the keys may take
 */
@ConfigurationProperties("kanal.access")
public record AccessProperties(
        @DefaultValue("kanal-auth") String issuer,
        @DefaultValue("kanal") String audience,
        @DefaultValue("http://localhost:8081/oauth2/jwks") URI jwksUri,
        @DefaultValue("4s") Duration timeout) {}
