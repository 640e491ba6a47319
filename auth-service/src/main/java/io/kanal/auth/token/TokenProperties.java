package io.kanal.auth.token;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of access tokens and their keys.
 *
 * @param life how long an access token is valid
 * @param rotateAfter how long one key signs
 * @param publishAhead how long a new key is public before it signs, so that every cache knows it by then
 * @param keepRetired how long a key stays public after its successor began to sign
 * @param reload how often an instance looks for keys that another one has made
 * @param startTimeout how long the start waits for the keys
 */
@ConfigurationProperties("kanal.token")
record TokenProperties(
        @DefaultValue("5m") Duration life,
        @DefaultValue("90d") Duration rotateAfter,
        @DefaultValue("1h") Duration publishAhead,
        @DefaultValue("1d") Duration keepRetired,
        @DefaultValue("30s") Duration reload,
        @DefaultValue("30s") Duration startTimeout) {}
