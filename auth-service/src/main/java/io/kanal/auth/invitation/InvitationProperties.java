package io.kanal.auth.invitation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of one-time links.
 *
 * @param publicUrl the origin of the panel, which opens them
 * @param life how long a link can be used
 */
@ConfigurationProperties("kanal.invitation")
record InvitationProperties(
        @DefaultValue("http://localhost:8080") String publicUrl,
        @DefaultValue("72h") Duration life) {}
