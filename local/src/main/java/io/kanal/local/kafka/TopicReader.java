package io.kanal.local.kafka;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Prints the records of a topic as they come. It joins no group, so nobody's place in the topic moves. */
public final class TopicReader {

    private static final Duration POLL = Duration.ofMillis(500);

    private final String brokers;
    private final PrintStream out;

    public TopicReader(String brokers, PrintStream out) {
        this.brokers = brokers;
        this.out = out;
    }

    /** Prints records until the maximum is reached; without one (0) it goes on for ever. */
    public void show(String topic, boolean fromBeginning, int max) throws IOException {
        refuseUnknown(topic);
        try (var consumer = consumer()) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(each -> new TopicPartition(topic, each.partition()))
                    .toList();
            consumer.assign(partitions);
            if (fromBeginning) {
                consumer.seekToBeginning(partitions);
            } else {
                consumer.seekToEnd(partitions);
            }
            print(consumer, max);
        }
    }

    private void print(KafkaConsumer<byte[], byte[]> consumer, int max) {
        var printed = 0;
        while (max == 0 || printed < max) {
            for (var record : consumer.poll(POLL)) {
                if (max == 0 || printed++ < max) {
                    print(record);
                }
            }
        }
    }

    private void print(ConsumerRecord<byte[], byte[]> record) {
        out.println(RecordText.of(record));
        out.flush();
    }

    private void refuseUnknown(String topic) throws IOException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
            var known = new TreeSet<>(admin.listTopics().names().get());
            if (!known.contains(topic)) {
                throw new IOException(
                        "There is no topic '%s'. There are: %s".formatted(topic, String.join(", ", known)));
            }
        } catch (ExecutionException e) {
            throw new IOException("Kafka does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", brokers,
                        "enable.auto.commit", "false",
                        "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
