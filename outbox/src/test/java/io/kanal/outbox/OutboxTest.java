package io.kanal.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.kanal.contracts.Envelope;
import io.kanal.contracts.Person;
import io.kanal.contracts.channel.ChannelCommand;
import io.kanal.contracts.channel.ChannelCommand.PauseChannel;
import io.kanal.contracts.twitter.TwitterCommand;
import io.kanal.test.TestKafka;
import io.kanal.test.TestServers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** A service with an outbox and two subscriptions, over a real PostgreSQL and a real Kafka; the tests that extend it share one. */
@SpringBootTest(classes = OutboxTestApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureWebTestClient(timeout = "20s")
@ContextConfiguration(initializers = TestServers.class)
@Import(OutboxTest.Handlers.class)
abstract class OutboxTest {

    @Autowired
    WebTestClient http;

    static final Duration LIMIT = Duration.ofSeconds(20);
    static final Person OWNER = new Person(UUID.randomUUID(), "owner");

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

    static PauseChannel pause() {
        return new PauseChannel(UUID.randomUUID(), UUID.randomUUID(), OWNER);
    }

    int timesPaused(UUID channel) {
        return database.sql("select coalesce(max(times), 0) from paused where channel_id = :id")
                .bind("id", channel)
                .mapValue(Integer.class)
                .one()
                .block(LIMIT);
    }

    long deadLetters(String topic) {
        return database.sql("select count(*) from dead_letter where topic = :topic")
                .bind("topic", topic)
                .mapValue(Long.class)
                .one()
                .block(LIMIT);
    }

    static int partitionsOf(String topic) {
        try (var consumer = consumer()) {
            var partitions = consumer.listTopics().get(topic);
            return partitions == null ? 0 : partitions.size();
        }
    }

    static List<ConsumerRecord<byte[], byte[]>> published(String topic, UUID channel) {
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

    static KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                new HashMap<>(Map.of("bootstrap.servers", TestKafka.brokers(), "isolation.level", "read_committed")),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    static void send(String topic, Envelope<?>... envelopes) {
        for (var envelope : envelopes) {
            sendRaw(topic, envelope.record().key(), envelope.headers(), new String(envelope.body(), UTF_8));
        }
    }

    static void sendRaw(String topic, String key, Map<String, String> headers, String body) {
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
