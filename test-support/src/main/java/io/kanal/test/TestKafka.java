package io.kanal.test;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.utils.AppInfoParser;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import org.testcontainers.kafka.KafkaContainer;

/** A Kafka broker for tests, started at first use and stopped with the JVM. */
public final class TestKafka {

    private static final Map<String, String> SETTINGS = Map.of(
            "auto.create.topics.enable", "false",
            "offsets.topic.num.partitions", "1",
            "transaction.state.log.num.partitions", "1",
            "transaction.state.log.replication.factor", "1",
            "transaction.state.log.min.isr", "1",
            "group.initial.rebalance.delay.ms", "0");
    private static final String BROKERS =
            switch (ServerSource.chosen()) {
                case DOCKER -> container();
                case EMBEDDED -> embedded();
            };

    private TestKafka() {}

    /** The broker's address. */
    public static String brokers() {
        return BROKERS;
    }

    private static String container() {
        var container = new KafkaContainer("apache/kafka:" + AppInfoParser.getVersion())
                .withStartupTimeout(ServerSource.START_LIMIT)
                .withEnv(SETTINGS.entrySet().stream()
                        .collect(Collectors.toMap(each -> variable(each.getKey()), Map.Entry::getValue)));
        container.start();
        return container.getBootstrapServers();
    }

    /** The image reads its settings so. */
    private static String variable(String setting) {
        return "KAFKA_" + setting.replace('.', '_').toUpperCase(Locale.ROOT);
    }

    private static String embedded() {
        var broker = new EmbeddedKafkaKraftBroker(1, 1);
        broker.brokerProperties(SETTINGS);
        broker.afterPropertiesSet();
        Runtime.getRuntime().addShutdownHook(new Thread(broker::destroy));
        return broker.getBrokersAsString();
    }
}
