package io.kanal.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kanal.contracts.Envelope;
import io.kanal.contracts.Person;
import io.kanal.contracts.channel.ChannelCommand;
import io.kanal.contracts.channel.ChannelCommand.PauseChannel;
import io.kanal.contracts.channel.ChannelCommand.ResumeChannel;
import io.kanal.contracts.twitter.TwitterCommand;
import io.kanal.contracts.twitter.TwitterCommand.CheckNow;
import io.kanal.test.TestKafka;
import io.kanal.test.TestServers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Tests for {@link Outbox} and {@link Subscription} over a real PostgreSQL and a real Kafka. */
@SpringBootTest(classes = OutboxTestApplication.class)
@ContextConfiguration(initializers = TestServers.class)
@Import(OutboxTests.Handlers.class)
class OutboxTests {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Person OWNER = new Person(UUID.randomUUID(), "owner");

    @Autowired
    Outbox outbox;

    @Autowired
    DatabaseClient database;

    @Autowired
    TransactionalOperator transaction;

    @Autowired
    Handlers handlers;

    @BeforeEach
    void waitForTheTopics() {
        await().atMost(LIMIT).until(() -> partitionsOf(ChannelCommand.TOPIC) == 12);
    }

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

    private static PauseChannel pause() {
        return new PauseChannel(UUID.randomUUID(), UUID.randomUUID(), OWNER);
    }

    private int timesPaused(UUID channel) {
        return database.sql("select coalesce(max(times), 0) from paused where channel_id = :id")
                .bind("id", channel)
                .mapValue(Integer.class)
                .one()
                .block(LIMIT);
    }

    private long deadLetters(String topic) {
        return database.sql("select count(*) from dead_letter where topic = :topic")
                .bind("topic", topic)
                .mapValue(Long.class)
                .one()
                .block(LIMIT);
    }

    private static int partitionsOf(String topic) {
        try (var consumer = consumer()) {
            var partitions = consumer.listTopics().get(topic);
            return partitions == null ? 0 : partitions.size();
        }
    }

    private static List<ConsumerRecord<byte[], byte[]>> published(String topic, UUID channel) {
        try (var consumer = consumer()) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var found = new ArrayList<ConsumerRecord<byte[], byte[]>>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(100)).forEach(found::add);
            }
            found.removeIf(record -> !channel.toString().equals(new String(record.key(), UTF_8)));
            return found;
        }
    }

    private static KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                new HashMap<>(Map.of("bootstrap.servers", TestKafka.brokers(), "isolation.level", "read_committed")),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private static void send(String topic, Envelope<?>... envelopes) {
        for (var envelope : envelopes) {
            sendRaw(topic, envelope.record().key(), envelope.headers(), new String(envelope.body(), UTF_8));
        }
    }

    private static void sendRaw(String topic, String key, Map<String, String> headers, String body) {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", TestKafka.brokers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(KafkaHeaders.record(topic, key, headers, body.getBytes(UTF_8)));
        }
    }

    /** What the service under test does with its records: it counts pauses, and fails where it is told to. */
    @TestConfiguration
    static class Handlers {

        final Map<UUID, Supplier<RuntimeException>> failing = new ConcurrentHashMap<>();
        volatile String badInBatch = "";

        @Bean
        Subscription<ChannelCommand> channelCommands(DatabaseClient database) {
            return Subscription.oneByOne(ChannelCommand.TOPIC, ChannelCommand.class, envelope -> {
                var channel = envelope.record().channelId();
                return count(database, channel, 1).then(failure(channel));
            });
        }

        @Bean
        Subscription<TwitterCommand> twitterCommands(DatabaseClient database) {
            return Subscription.inBatches(TwitterCommand.TOPIC, TwitterCommand.class, envelopes -> {
                var work = count(database, envelopes.getFirst().record().channelId(), envelopes.size());
                return envelopes.stream().anyMatch(envelope -> envelope.id().equals(badInBatch))
                        ? work.then(Mono.error(new IllegalArgumentException("a bug")))
                        : work;
            });
        }

        private Mono<Void> failure(UUID channel) {
            return Mono.defer(() -> {
                var failure = failing.getOrDefault(channel, () -> null).get();
                return failure == null ? Mono.empty() : Mono.error(failure);
            });
        }

        private static Mono<Void> count(DatabaseClient database, UUID channel, int times) {
            return database.sql("""
                            insert into paused (channel_id, times) values (:id, :times)
                            on conflict (channel_id) do update set times = paused.times + excluded.times
                            """).bind("id", channel).bind("times", times).then();
        }
    }
}
