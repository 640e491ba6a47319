package io.kanal.twitter.polling;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kanal.contracts.Envelope;
import io.kanal.contracts.KanalRecord;
import io.kanal.test.TestKafka;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A topic that is read on from where the last look ended, because thousands of records are looked at often. */
final class Followed<T extends KanalRecord> {

    private final String topic;
    private final Class<T> records;
    private final List<Envelope<T>> seen = new ArrayList<>();
    private KafkaConsumer<byte[], byte[]> consumer;

    Followed(String topic, Class<T> records) {
        this.topic = topic;
        this.records = records;
    }

    /** All records up to now. */
    synchronized List<Envelope<T>> all() {
        var following = consumer();
        var ends = following.endOffsets(following.assignment());
        while (ends.entrySet().stream().anyMatch(end -> following.position(end.getKey()) < end.getValue())) {
            following.poll(Duration.ofMillis(100)).forEach(record -> seen.add(read(record)));
        }
        return List.copyOf(seen);
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        if (consumer == null) {
            consumer = new KafkaConsumer<>(
                    Map.of(
                            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                            TestKafka.brokers(),
                            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                            false,
                            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                            "read_committed"),
                    new ByteArrayDeserializer(),
                    new ByteArrayDeserializer());
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
        }
        return consumer;
    }

    private Envelope<T> read(ConsumerRecord<byte[], byte[]> record) {
        var headers = new HashMap<String, String>();
        record.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        return Envelope.read(headers, record.value(), records);
    }
}
