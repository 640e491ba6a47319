package io.kanal.auth.session;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a session lives.
 *
 * @param idle how long it may lie unused
 * @param most how long it lives at most
 * @param grace how long a refresh token that was replaced still yields a sibling: two tabs may refresh at once, and an answer
 *     may be lost
 */
@ConfigurationProperties("kanal.session")
record SessionProperties(
        @DefaultValue("12h") Duration idle,
        @DefaultValue("7d") Duration most,
        @DefaultValue("30s") Duration grace) {}
