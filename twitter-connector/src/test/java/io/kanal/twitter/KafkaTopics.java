package io.kanal.twitter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kanal.contracts.ChannelRecord;
import io.kanal.contracts.Envelope;
import io.kanal.contracts.KanalRecord;
import io.kanal.contracts.Topics;
import io.kanal.test.TestKafka;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The other services, as far as a test plays them: sends their records and collects the connector's. */
public final class KafkaTopics implements AutoCloseable {

    private final KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", TestKafka.brokers(), "max.block.ms", 30_000),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    private final List<KanalRecord> seen = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    /** Collects everything on these topics from here on. */
    public KafkaTopics(String... topics) {
        Thread.ofVirtual().start(() -> read(List.of(topics)));
    }

    /** Sends a record as another service. */
    public void send(KanalRecord record) throws Exception {
        var envelope = Envelope.of(record, "/kanal/test", Instant.now());
        var kafka = new ProducerRecord<>(Topics.of(record).name(), record.key().getBytes(UTF_8), envelope.body());
        envelope.headers().forEach((name, value) -> kafka.headers().add(name, value.getBytes(UTF_8)));
        producer.send(kafka).get(30, TimeUnit.SECONDS);
    }

    /** What was seen of a channel, of one kind. */
    public <T extends ChannelRecord> List<T> of(UUID channelId, Class<T> kind) {
        return seen.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .filter(record -> record.channelId().equals(channelId))
                .toList();
    }

    private void read(List<String> topics) {
        try (var consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        TestKafka.brokers(),
                        "auto.offset.reset",
                        "earliest",
                        "isolation.level",
                        "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(topics.stream()
                    .flatMap(topic -> java.util.stream.IntStream.range(0, Topics.PARTITIONS)
                            .mapToObj(partition -> new TopicPartition(topic, partition)))
                    .toList());
            while (!closed) {
                consumer.poll(Duration.ofMillis(100)).forEach(this::add);
            }
        }
    }

    private void add(ConsumerRecord<byte[], byte[]> record) {
        var headers = new HashMap<String, String>();
        record.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        var topic = Topics.ALL.stream()
                .filter(candidate -> candidate.name().equals(record.topic()))
                .findFirst()
                .orElseThrow();
        seen.add(Envelope.read(headers, record.value(), topic.records()).record());
    }

    @Override
    public void close() {
        closed = true;
        producer.close(Duration.ofSeconds(5));
    }
}
