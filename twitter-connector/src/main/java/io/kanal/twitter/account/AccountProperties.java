package io.kanal.twitter.account;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of letting accounts go.
 *
 * @param poll how often orders are looked for
 * @param lease how long one attempt may take before another begins
 * @param timeout how long one step of it, a query or a call, may take
 */
@ConfigurationProperties("kanal.account")
record AccountProperties(
        @DefaultValue("250ms") Duration poll,
        @DefaultValue("60s") Duration lease,
        @DefaultValue("15s") Duration timeout) {}
