package io.kanal.local.kafka;

import java.nio.file.Path;

/** The broker's {@code server.properties}. */
final class BrokerSettings {

    private BrokerSettings() {}

    static String of(Path data, int port, int controllerPort) {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                controller.listener.names=CONTROLLER
                log.dirs=%3$s
                # Topics are declared in the contracts and created by the services.
                auto.create.topics.enable=false
                num.partitions=12
                default.replication.factor=1
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=12
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=12
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                # One broker has no other copy: what was acknowledged is on disk a second later at most.
                log.flush.interval.ms=1000
                log.flush.scheduler.interval.ms=1000
                # A killed broker comes back only after its former session has run out, which is 9 s otherwise.
                broker.session.timeout.ms=3000
                broker.heartbeat.interval.ms=500
                num.recovery.threads.per.data.dir=2
                group.initial.rebalance.delay.ms=0
                controlled.shutdown.max.retries=1
                """.formatted(port, controllerPort, data);
    }
}
