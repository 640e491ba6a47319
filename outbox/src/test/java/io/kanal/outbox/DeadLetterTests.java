package io.kanal.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kanal.contracts.Envelope;
import io.kanal.contracts.channel.ChannelCommand;
import io.kanal.contracts.twitter.TwitterCommand;
import io.kanal.contracts.twitter.TwitterCommand.CheckNow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

/** Tests for what cannot be handled, over a real PostgreSQL and a real Kafka. */
class DeadLetterTests extends OutboxTest {

    @Test
    void unreadableRecordBecomesDeadLetterAndTheNextIsHandled() {
        var next = Envelope.of(pause(), "/kanal/test", Instant.now());
        var before = deadLetters(ChannelCommand.TOPIC);

        sendRaw(ChannelCommand.TOPIC, next.record().key(), Map.of("ce_id", "x"), "no json");
        sendRaw(
                ChannelCommand.TOPIC,
                next.record().key(),
                next.headers(),
                "{\"type\":\"io.kanal.channel.unheard-of.v1\"}");
        send(ChannelCommand.TOPIC, next);

        await().atMost(LIMIT).until(() -> timesPaused(next.record().channelId()) == 1);
        assertThat(deadLetters(ChannelCommand.TOPIC)).isEqualTo(before + 2);
    }

    @Test
    void handlerThatFailsForGoodLeavesDeadLetterAndNothingHalfDone() {
        var bad = Envelope.of(pause(), "/kanal/test", Instant.now());
        var next = Envelope.of(pause(), "/kanal/test", Instant.now());
        var before = deadLetters(ChannelCommand.TOPIC);
        handlers.failing.put(bad.record().channelId(), () -> new IllegalArgumentException("a bug"));

        send(ChannelCommand.TOPIC, bad, next);

        await().atMost(LIMIT).until(() -> deadLetters(ChannelCommand.TOPIC) == before + 1);
        await().atMost(LIMIT).until(() -> timesPaused(next.record().channelId()) == 1);
        assertThat(timesPaused(bad.record().channelId())).isZero();
    }

    @Test
    void outageNeverMakesDeadLetter() {
        var delayed = Envelope.of(pause(), "/kanal/test", Instant.now());
        var before = deadLetters(ChannelCommand.TOPIC);
        var tries = new AtomicInteger();
        handlers.failing.put(
                delayed.record().channelId(),
                () -> tries.incrementAndGet() < 8 ? new DataAccessResourceFailureException("down") : null);

        send(ChannelCommand.TOPIC, delayed);

        await().atMost(LIMIT).until(() -> timesPaused(delayed.record().channelId()) == 1);
        assertThat(tries).hasValue(8);
        assertThat(deadLetters(ChannelCommand.TOPIC)).isEqualTo(before);
    }

    @Test
    void badRecordOfBatchIsFoundAndTheRestIsKept() {
        var channel = UUID.randomUUID();
        var envelopes = new ArrayList<Envelope<CheckNow>>();
        for (var i = 0; i < 20; i++) {
            envelopes.add(Envelope.of(new CheckNow(UUID.randomUUID(), channel, OWNER), "/kanal/test", Instant.now()));
        }
        var bad = envelopes.get(7).id();
        handlers.badInBatch = bad;
        var before = deadLetters(TwitterCommand.TOPIC);

        send(TwitterCommand.TOPIC, envelopes.toArray(Envelope[]::new));

        await().atMost(LIMIT).until(() -> deadLetters(TwitterCommand.TOPIC) == before + 1);
        await().atMost(LIMIT).until(() -> timesPaused(channel) == 19);
    }
}
