package io.kanal.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Subscribes the service's {@link Subscription}s. A failure that is an outage's is retried without end, with growing pauses,
 * while the partition waits and the health says so. Each topic has one listener thread for as long as the service runs.
 */
final class Subscriptions implements SmartLifecycle, HealthIndicator {

    private static final Logger log = LoggerFactory.getLogger(Subscriptions.class);

    private final List<Subscription<?>> subscriptions;
    private final RecordMessaging messaging;
    private final ConsumerFactory<byte[], byte[]> consumers;
    private final TopicCreation topics;
    private final HandlingProperties properties;
    private final List<ConcurrentMessageListenerContainer<byte[], byte[]>> containers = new ArrayList<>();
    private final Map<String, String> waiting = new ConcurrentHashMap<>();
    private volatile boolean running;

    Subscriptions(
            List<Subscription<?>> subscriptions,
            RecordMessaging messaging,
            ConsumerFactory<byte[], byte[]> consumers,
            TopicCreation topics,
            HandlingProperties properties) {
        this.subscriptions = subscriptions;
        this.messaging = messaging;
        this.consumers = consumers;
        this.topics = topics;
        this.properties = properties;
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("subscriptions").start(() -> {
            if (topics.await()) {
                startContainers();
            }
        });
    }

    private synchronized void startContainers() {
        if (!running) {
            return;
        }
        subscriptions.forEach(subscription -> containers.add(container(subscription)));
        containers.forEach(ConcurrentMessageListenerContainer::start);
    }

    @Override
    public synchronized void stop() {
        running = false;
        topics.stop();
        containers.forEach(ConcurrentMessageListenerContainer::stop);
        containers.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public Health health() {
        return waiting.isEmpty()
                ? Health.up().build()
                : Health.down().withDetails(new TreeMap<>(waiting)).build();
    }

    List<String> topics() {
        return subscriptions.stream().<String>map(Subscription::topic).toList();
    }

    /** Whether a topic waits for an outage to end. */
    boolean isHalted(String topic) {
        return waiting.containsKey(topic);
    }

    /** How many records of a topic's partitions that are ours have not been fetched, as the consumer itself counts them. */
    double lag(String topic) {
        return running().stream()
                .filter(container -> topic.equals(container.getBeanName()))
                .flatMap(container -> container.metrics().values().stream())
                .flatMap(metrics -> metrics.entrySet().stream())
                .filter(metric -> metric.getKey().name().equals("records-lag"))
                .mapToDouble(metric -> ((Number) metric.getValue().metricValue()).doubleValue())
                .filter(Double::isFinite)
                .sum();
    }

    private synchronized List<ConcurrentMessageListenerContainer<byte[], byte[]>> running() {
        return List.copyOf(containers);
    }

    private ConcurrentMessageListenerContainer<byte[], byte[]> container(Subscription<?> subscription) {
        var settings = new ContainerProperties(subscription.topic());
        settings.setMessageListener((BatchMessageListener<byte[], byte[]>) records -> handle(subscription, records));
        settings.setAckMode(ContainerProperties.AckMode.BATCH);
        var container = new ConcurrentMessageListenerContainer<>(consumers, settings);
        container.setBeanName(subscription.topic());
        container.setCommonErrorHandler(retryWithoutEnd());
        return container;
    }

    private void handle(Subscription<?> subscription, List<ConsumerRecord<byte[], byte[]>> records) {
        try {
            messaging.handle(subscription, records);
            waiting.remove(subscription.topic());
        } catch (RuntimeException e) {
            waiting.put(subscription.topic(), e.toString());
            log.warn("{} waits: {}", subscription.topic(), e.toString());
            throw e;
        }
    }

    private DefaultErrorHandler retryWithoutEnd() {
        var pauses = new ExponentialBackOff(properties.firstPause().toMillis(), 2);
        pauses.setMaxInterval(properties.longestPause().toMillis());
        pauses.setMaxElapsedTime(Long.MAX_VALUE);
        var handler = new DefaultErrorHandler(pauses);
        handler.setClassifications(Map.of(), true);
        handler.setLogLevel(org.springframework.kafka.KafkaException.Level.DEBUG);
        return handler;
    }
}
