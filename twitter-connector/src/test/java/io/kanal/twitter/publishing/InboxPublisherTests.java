package io.kanal.twitter.publishing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kanal.contracts.inbox.InboxMessage.AccountRef;
import io.kanal.contracts.inbox.InboxMessage.ChannelMessagesEnded;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/** Tests for {@link InboxPublisher} without a broker; with one, the tests of reading use it. */
class InboxPublisherTests {

    private final InboxPublisher publisher = new InboxPublisher(
            nobodyListens(),
            new PublishingProperties(Duration.ofSeconds(2), Duration.ofMillis(400), Duration.ofMillis(800)),
            "twitter-connector",
            Clock.systemUTC());

    @Test
    @Timeout(10)
    void failsInTimeWhenKafkaDoesNotAcknowledge() {
        var ended = new ChannelMessagesEnded(
                UUID.randomUUID(), UUID.randomUUID(), new AccountRef("1", "kopi"), Instant.now(), null);
        assertThatThrownBy(() -> publisher.publish(List.of(ended)))
                .isInstanceOf(PublishingFailedException.class)
                .hasMessageContaining("1 records");
        assertThatThrownBy(() -> publisher.publish(List.of(ended))).isInstanceOf(PublishingFailedException.class);
        publisher.close();
    }

    @Test
    void nothingToPublishNeedsNoKafka() {
        publisher.publish(List.of());
    }

    private static KafkaProperties nobodyListens() {
        var kafka = new KafkaProperties();
        kafka.setBootstrapServers(List.of("127.0.0.1:1"));
        return kafka;
    }
}
