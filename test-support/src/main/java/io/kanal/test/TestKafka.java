package io.kanal.test;

import java.util.Map;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** A Kafka broker for tests, started at first use and stopped with the JVM. */
public final class TestKafka {

    private static final EmbeddedKafkaKraftBroker BROKER = start();

    private TestKafka() {}

    /** The broker's address. */
    public static String brokers() {
        return BROKER.getBrokersAsString();
    }

    private static EmbeddedKafkaKraftBroker start() {
        var broker = new EmbeddedKafkaKraftBroker(1, 1);
        broker.brokerProperties(Map.of(
                "auto.create.topics.enable", "false",
                "offsets.topic.num.partitions", "1",
                "transaction.state.log.num.partitions", "1",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "group.initial.rebalance.delay.ms", "0"));
        broker.afterPropertiesSet();
        Runtime.getRuntime().addShutdownHook(new Thread(broker::destroy));
        return broker;
    }
}
