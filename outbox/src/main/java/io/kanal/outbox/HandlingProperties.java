package io.kanal.outbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of topics and handling.
 *
 * @param createTopics whether a starting service creates the topics that are missing
 * @param replication on how many brokers a topic is kept
 * @param handlingTimeout how long one record, or one batch, may take before it is tried again
 * @param firstPause how long a partition waits before a failed record is tried again
 * @param longestPause how far that pause grows
 * @param triesBeforeDeadLetter how often a record that fails for no outage's reason is tried
 */
@ConfigurationProperties("kanal.kafka")
record HandlingProperties(
        @DefaultValue("true") boolean createTopics,
        @DefaultValue("3") short replication,
        @DefaultValue("20s") Duration handlingTimeout,
        @DefaultValue("500ms") Duration firstPause,
        @DefaultValue("15s") Duration longestPause,
        @DefaultValue("3") int triesBeforeDeadLetter) {}
