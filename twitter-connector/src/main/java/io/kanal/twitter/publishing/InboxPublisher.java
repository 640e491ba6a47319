package io.kanal.twitter.publishing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kanal.contracts.Envelope;
import io.kanal.contracts.inbox.InboxMessage;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.stereotype.Component;

/**
 * Writes to inbox-messages without the outbox, because X can be read again. It returns when Kafka has acknowledged every record
 * and throws otherwise; it waits on the calling thread, so it is for workers on virtual threads only.
 */
@Component
public class InboxPublisher {

    private final Map<String, Object> settings;
    private final String source;
    private final Duration timeout;
    private final Clock clock;
    private @Nullable Producer<byte[], byte[]> producer;

    InboxPublisher(
            KafkaProperties kafka,
            PublishingProperties properties,
            @Value("${spring.application.name}") String service,
            Clock clock) {
        this.settings = settings(kafka, properties, service);
        this.source = "/kanal/" + service;
        this.timeout = properties.timeout();
        this.clock = clock;
    }

    /**
     * Publishes records in this order.
     *
     * @throws PublishingFailedException if Kafka did not acknowledge all of them in time
     */
    public void publish(List<? extends InboxMessage> records) {
        if (records.isEmpty()) {
            return;
        }
        try {
            var current = producer();
            awaitAll(records.stream()
                    .map(record -> current.send(toKafka(record)))
                    .toList());
        } catch (InterruptException e) {
            Thread.currentThread().interrupt();
            throw new PublishingFailedException(records.size(), e);
        } catch (KafkaException | TimeoutException e) {
            forgetBroken(e);
            throw new PublishingFailedException(records.size(), e);
        }
    }

    private void awaitAll(List<? extends Future<?>> sent) throws TimeoutException {
        var deadline = System.nanoTime() + timeout.toNanos();
        for (var future : sent) {
            try {
                future.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                throw new InterruptException(e);
            } catch (ExecutionException e) {
                throw e.getCause() instanceof KafkaException refused ? refused : new KafkaException(e.getCause());
            }
        }
    }

    private ProducerRecord<byte[], byte[]> toKafka(InboxMessage message) {
        var envelope = Envelope.of(message, source, clock.instant());
        var kafka = new ProducerRecord<>(InboxMessage.TOPIC, message.key().getBytes(UTF_8), envelope.body());
        envelope.headers().forEach((name, value) -> kafka.headers().add(name, value.getBytes(UTF_8)));
        return kafka;
    }

    /** Made at first use, so that a service without Kafka at hand can be started. */
    private synchronized Producer<byte[], byte[]> producer() {
        var current = producer;
        if (current == null) {
            current = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
            producer = current;
        }
        return current;
    }

    /** A producer that Kafka has refused for good, and not only for now, never works again. */
    private void forgetBroken(Exception failure) {
        if (failure instanceof KafkaException && !(failure instanceof RetriableException)) {
            close();
        }
    }

    @PreDestroy
    synchronized void close() {
        var current = producer;
        producer = null;
        if (current != null) {
            current.close(Duration.ofSeconds(1));
        }
    }

    private static Map<String, Object> settings(
            KafkaProperties kafka, PublishingProperties properties, String service) {
        var settings = new HashMap<>(kafka.buildProducerProperties());
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, service + "-inbox-messages");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(
                ProducerConfig.MAX_BLOCK_MS_CONFIG, properties.requestTimeout().toMillis());
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int)
                properties.requestTimeout().toMillis());
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int)
                properties.deliveryTimeout().toMillis());
        return settings;
    }
}
