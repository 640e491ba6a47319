package io.kanal.local;

import io.kanal.local.home.Home;
import io.kanal.local.home.Settings;
import io.kanal.local.kafka.Kafka;
import io.kanal.local.kafka.TopicReader;
import io.kanal.local.machine.Ports;
import io.kanal.local.process.PidFile;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;

/** Shows the records of a topic of the platform that runs. */
final class Topic {

    private final Settings settings;

    Topic(Settings settings) {
        this.settings = settings;
    }

    int run(Command.Topic command) throws IOException {
        var port = Stream.of(
                        settings.home(), Home.in(settings.dataFolder(), false), Home.in(settings.dataFolder(), true))
                .map(Topic::kafkaPort)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new IOException("Kanal is not running. Start it with ./kanal up"));
        new TopicReader("127.0.0.1:" + port, System.out).show(command.name(), command.fromBeginning(), command.max());
        return 0;
    }

    private static Optional<Integer> kafkaPort(Home home) {
        return new PidFile(home.run(), Kafka.NAME)
                .alive()
                .flatMap(process -> Ports.read(home.run()))
                .map(Ports::kafka);
    }
}
