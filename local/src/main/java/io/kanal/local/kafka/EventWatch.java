package io.kanal.local.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Hears of every new record on every topic, one line each, until it is ended. */
public final class EventWatch {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration POLL = Duration.ofMillis(300);
    private static final Duration END_LIMIT = Duration.ofSeconds(10);

    private final CountDownLatch ready = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean ended;

    private EventWatch(String brokers, Consumer<String> out) {
        this.thread = Thread.ofPlatform().daemon().name("events").unstarted(() -> watch(brokers, out));
    }

    /** Begins to watch; what is published after the return is heard. */
    public static EventWatch of(String brokers, Consumer<String> out) throws InterruptedException {
        var watch = new EventWatch(brokers, out);
        watch.thread.start();
        watch.ready.await();
        return watch;
    }

    /** Ends it. */
    public void end() throws InterruptedException {
        ended = true;
        thread.join(END_LIMIT);
    }

    private void watch(String brokers, Consumer<String> out) {
        try (var consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        brokers,
                        "enable.auto.commit",
                        "false",
                        "isolation.level",
                        "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = consumer.listTopics().values().stream()
                    .flatMap(List::stream)
                    .filter(each -> !each.topic().startsWith("__"))
                    .map(each -> new TopicPartition(each.topic(), each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);
            ready.countDown();
            while (!ended) {
                consumer.poll(POLL).forEach(record -> out.accept(line(record)));
            }
        } finally {
            ready.countDown();
        }
    }

    private static String line(ConsumerRecord<byte[], byte[]> record) {
        var type = record.headers().lastHeader("ce_type");
        var name = type == null ? "unknown" : new String(type.value(), UTF_8);
        return "      %-18s %s %s"
                .formatted(record.topic(), name, detail(record.value()))
                .stripTrailing();
    }

    /** The one field that tells most. */
    private static String detail(byte @Nullable [] value) {
        try {
            var json = JSON.readTree(value == null ? new byte[0] : value);
            var detail = json.path("state").asString(json.path("text").asString(""));
            // What customers write must not steer this terminal.
            return detail.replaceAll("\\p{Cntrl}", " ");
        } catch (JacksonException e) {
            return "";
        }
    }
}
