package io.kanal.outbox;

import io.kanal.edge.PolledGauges;
import io.kanal.edge.PolledGauges.Reading;
import io.kanal.outbox.UnsentRecords.Waiting;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Numbers about what is to be sent, what could not be handled, and what is to be handled. */
final class OutboxMetrics {

    private final Clock clock;

    OutboxMetrics(
            PolledGauges gauges,
            MeterRegistry meters,
            UnsentRecords records,
            DeadLetters deadLetters,
            Subscriptions subscriptions,
            Clock clock) {
        this.clock = clock;
        gauges.add(
                "kanal.outbox.waiting",
                "Records that wait to be sent to Kafka",
                records.waiting().map(waiting -> List.of(Reading.of(waiting.records()))));
        gauges.add(
                "kanal.outbox.age.seconds",
                "How long the oldest of them has been waiting",
                records.waiting().map(waiting -> List.of(Reading.of(age(waiting)))));
        gauges.add(
                "kanal.dead.letters",
                "Records that could not be handled and wait for an operator",
                deadLetters.open().map(open -> List.of(Reading.of(open))));
        subscriptions.topics().forEach(topic -> add(meters, subscriptions, topic));
    }

    private static void add(MeterRegistry meters, Subscriptions subscriptions, String topic) {
        Gauge.builder("kanal.consumer.lag", subscriptions, all -> all.lag(topic))
                .description("Records of a topic that this instance is still to handle")
                .tag("topic", topic)
                .register(meters);
        Gauge.builder("kanal.consumer.halted", subscriptions, all -> all.isHalted(topic) ? 1 : 0)
                .description("Whether a topic waits because a record is tried again and again")
                .tag("topic", topic)
                .register(meters);
    }

    private double age(Waiting waiting) {
        var since = waiting.since();
        return since == null ? 0 : Duration.between(since, clock.instant()).toMillis() / 1000.0;
    }
}
