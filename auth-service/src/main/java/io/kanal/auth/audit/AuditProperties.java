package io.kanal.auth.audit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the audit trail.
 *
 * @param keep how long an entry is kept
 * @param keepNobodys how long one is kept that belongs to no organisation: an operator's, or a try to sign in as nobody we know
 */
@ConfigurationProperties("kanal.audit")
record AuditProperties(
        @DefaultValue("730d") Duration keep,
        @DefaultValue("30d") Duration keepNobodys) {}
