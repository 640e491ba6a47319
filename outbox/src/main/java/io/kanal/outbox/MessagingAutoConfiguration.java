package io.kanal.outbox;

import io.kanal.edge.PolledGauges;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/** Sends what is in the {@link Outbox}, subscribes the {@link Subscription}s, and keeps both running. */
@AutoConfiguration(
        after = OutboxAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration",
            "org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration",
            "org.springframework.boot.r2dbc.autoconfigure.R2dbcTransactionManagerAutoConfiguration"
        })
@EnableConfigurationProperties({OutboxProperties.class, HandlingProperties.class})
class MessagingAutoConfiguration {

    private final String service;

    MessagingAutoConfiguration(@Value("${spring.application.name}") String service) {
        this.service = service;
    }

    @Bean
    UnsentRecords unsentRecords(DatabaseClient database) {
        return new UnsentRecords(database, service);
    }

    @Bean
    ProcessedEvents processedEvents(DatabaseClient database) {
        return new ProcessedEvents(database);
    }

    @Bean
    DeadLetters deadLetters(DatabaseClient database) {
        return new DeadLetters(database);
    }

    @Bean
    OutboxRelay outboxRelay(
            UnsentRecords records, DatabaseClient database, KafkaProperties kafka, OutboxProperties properties) {
        var settings = new HashMap<>(kafka.buildProducerProperties());
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, service + "-outbox");
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, service + "-outbox");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, properties.timeout().toMillis());
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 15_000);
        return new OutboxRelay(
                records,
                new Lease(database, "outbox", properties.lease()),
                () -> new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer()),
                properties);
    }

    @Bean
    Cleaning cleaning(
            UnsentRecords records,
            ProcessedEvents processedEvents,
            DeadLetters deadLetters,
            OutboxProperties properties) {
        return new Cleaning(records, processedEvents, deadLetters, properties);
    }

    @Bean
    RecordMessaging recordMessaging(
            ProcessedEvents processedEvents,
            DeadLetters deadLetters,
            TransactionalOperator transaction,
            HandlingProperties properties) {
        return new RecordMessaging(processedEvents, deadLetters, transaction, properties);
    }

    @Bean
    DeadLetterController deadLetterController(
            DeadLetters deadLetters,
            ObjectProvider<Subscription<?>> subscriptions,
            RecordMessaging messaging,
            TransactionalOperator transaction,
            HandlingProperties properties) {
        var replay =
                new Replay(deadLetters, subscriptions.orderedStream().toList(), messaging, transaction, properties);
        return new DeadLetterController(deadLetters, replay);
    }

    @Bean
    TopicCreation topicCreation(KafkaProperties kafka, HandlingProperties properties) {
        return new TopicCreation(kafka.buildAdminProperties(), properties);
    }

    @Bean
    Subscriptions subscriptions(
            ObjectProvider<Subscription<?>> subscriptions,
            RecordMessaging messaging,
            TopicCreation topics,
            KafkaProperties kafka,
            HandlingProperties properties) {
        return new Subscriptions(
                subscriptions.orderedStream().toList(),
                messaging,
                new DefaultKafkaConsumerFactory<>(
                        consumerSettings(kafka), new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                topics,
                properties);
    }

    @Bean
    OutboxMetrics outboxMetrics(
            PolledGauges gauges,
            MeterRegistry meters,
            UnsentRecords records,
            DeadLetters deadLetters,
            Subscriptions subscriptions,
            Clock clock) {
        return new OutboxMetrics(gauges, meters, records, deadLetters, subscriptions, clock);
    }

    private Map<String, Object> consumerSettings(KafkaProperties kafka) {
        var settings = new HashMap<>(kafka.buildConsumerProperties());
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, service);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 200);
        return settings;
    }
}
