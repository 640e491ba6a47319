package io.kanal.outbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of publishing.
 *
 * @param pollInterval how often the relay looks for unsent records
 * @param batchSize how many records one Kafka transaction holds at most
 * @param lease how long a relay that died keeps another from taking over
 * @param timeout how long one step, a query or a Kafka transaction, may take
 * @param keepSent how long a sent record is kept, for looking
 * @param keepProcessed how long the id of a handled event is kept; longer than Kafka keeps the record
 * @param keepClosed how long a dead letter is kept after it was replayed or discarded
 */
@ConfigurationProperties("kanal.outbox")
record OutboxProperties(
        @DefaultValue("100ms") Duration pollInterval,
        @DefaultValue("200") int batchSize,
        @DefaultValue("10s") Duration lease,
        @DefaultValue("15s") Duration timeout,
        @DefaultValue("1d") Duration keepSent,
        @DefaultValue("15d") Duration keepProcessed,
        @DefaultValue("30d") Duration keepClosed) {}
