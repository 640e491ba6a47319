package io.kanal.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kanal.contracts.Envelope;
import io.kanal.contracts.channel.ChannelCommand;
import io.kanal.contracts.channel.ChannelCommand.PauseChannel;
import io.kanal.contracts.channel.ChannelCommand.ResumeChannel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Tests for {@link Outbox} and {@link Subscription} over a real PostgreSQL and a real Kafka. */
class OutboxTests extends OutboxTest {

    @Test
    void committedRecordArrivesOnceWithItsCloudEventsHeaders() {
        var pause = pause();

        transaction.transactional(outbox.add(pause)).block(LIMIT);

        var record = await().atMost(LIMIT)
                .until(() -> published(ChannelCommand.TOPIC, pause.channelId()), found -> found.size() == 1)
                .getFirst();
        assertThat(KafkaHeaders.of(record))
                .containsEntry("ce_type", "io.kanal.channel.pause.v1")
                .containsEntry("ce_source", "/kanal/outbox-tests")
                .containsEntry("ce_specversion", "1.0")
                .containsKeys("ce_id", "ce_time");
        await().atMost(LIMIT).until(() -> timesPaused(pause.channelId()) == 1);
    }

    @Test
    void rolledBackRecordIsNeverPublished() {
        var lost = pause();
        var after = pause();

        transaction
                .transactional(outbox.add(lost).then(Mono.error(new IllegalStateException("rolled back"))))
                .onErrorComplete()
                .block(LIMIT);
        transaction.transactional(outbox.add(after)).block(LIMIT);

        await().atMost(LIMIT)
                .until(() -> !published(ChannelCommand.TOPIC, after.channelId()).isEmpty());
        assertThat(published(ChannelCommand.TOPIC, lost.channelId())).isEmpty();
    }

    @Test
    void recordsOfOneChannelKeepTheirOrder() {
        var channel = UUID.randomUUID();
        var records = new ArrayList<ChannelCommand>();
        for (var i = 0; i < 50; i++) {
            records.add(new PauseChannel(UUID.randomUUID(), channel, OWNER));
            records.add(new ResumeChannel(UUID.randomUUID(), channel, OWNER));
        }

        records.forEach(record -> transaction.transactional(outbox.add(record)).block(LIMIT));

        await().atMost(LIMIT)
                .until(() -> published(ChannelCommand.TOPIC, channel).size() == 100);
        assertThat(published(ChannelCommand.TOPIC, channel))
                .extracting(found -> new String(found.value(), UTF_8))
                .containsExactlyElementsOf(records.stream()
                        .map(record -> new String(
                                Envelope.of(record, "", Instant.EPOCH).body(), UTF_8))
                        .toList());
    }

    @Test
    void traceOfTheWorkTravelsWithTheRecord() {
        var pause = pause();
        var traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

        transaction
                .transactional(outbox.add(pause))
                .contextWrite(context -> context.put("traceparent", traceparent))
                .block(LIMIT);

        await().atMost(LIMIT)
                .until(() -> !published(ChannelCommand.TOPIC, pause.channelId()).isEmpty());
        assertThat(KafkaHeaders.of(
                        published(ChannelCommand.TOPIC, pause.channelId()).getFirst()))
                .containsEntry("traceparent", traceparent);
    }

    @Test
    void repeatedEventIsAppliedOnce() {
        var repeated = Envelope.of(pause(), "/kanal/test", Instant.now());
        var last = Envelope.of(
                new PauseChannel(UUID.randomUUID(), repeated.record().channelId(), OWNER),
                "/kanal/test",
                Instant.now());

        send(ChannelCommand.TOPIC, repeated, repeated, repeated, last);

        await().atMost(LIMIT).until(() -> timesPaused(repeated.record().channelId()) == 2);
    }
}
