package io.kanal.test;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kanal.contracts.Envelope;
import io.kanal.contracts.KanalRecord;
import io.kanal.contracts.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The other services, as seen by the one under test: writes their records to {@link TestKafka} and reads what it wrote. */
public final class TestTopics {

    private static final KafkaProducer<byte[], byte[]> PRODUCER = producer();

    private TestTopics() {}

    /** Writes a record to its topic, as the service that owns it would, and waits for the acknowledgement. */
    public static void publish(KanalRecord record) {
        publish(Envelope.of(record, "/kanal/test", Instant.now()));
    }

    /** Writes a record that has an id and a time of the test's choice. */
    public static void publish(Envelope<?> envelope) {
        var record = new ProducerRecord<>(
                Topics.of(envelope.record()).name(), envelope.record().key().getBytes(UTF_8), envelope.body());
        envelope.headers().forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        try {
            PRODUCER.send(record).get(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("The test's broker does not take the record", e);
        }
    }

    /** All records of a topic from its beginning to its end of now; in order where they have the same key. */
    public static <T extends KanalRecord> List<Envelope<T>> read(String topic, Class<T> records) {
        try (var consumer = consumer()) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new org.apache.kafka.common.TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var read = new ArrayList<Envelope<T>>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    var headers = new HashMap<String, String>();
                    record.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
                    read.add(Envelope.read(headers, record.value(), records));
                });
            }
            return read;
        }
    }

    private static KafkaProducer<byte[], byte[]> producer() {
        var settings = Map.<String, Object>of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, TestKafka.brokers());
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static KafkaConsumer<byte[], byte[]> consumer() {
        var settings = Map.<String, Object>of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                TestKafka.brokers(),
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed");
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
