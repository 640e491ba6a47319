package io.kanal.twitter.publishing;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of writing to inbox-messages.
 *
 * @param timeout how long one call may wait for Kafka to acknowledge all its records
 * @param requestTimeout how long Kafka may take for one request
 * @param deliveryTimeout how long one record is sent again before it counts as failed
 */
@Validated
@ConfigurationProperties("kanal.publishing")
record PublishingProperties(
        @DefaultValue("20s") Duration timeout,
        @DefaultValue("5s") Duration requestTimeout,
        @DefaultValue("15s") Duration deliveryTimeout) {}
