package io.kanal.local.kafka;

import io.kanal.local.home.Home;
import io.kanal.local.machine.Listeners;
import io.kanal.local.process.Launch;
import io.kanal.local.process.Part;
import io.kanal.local.process.Stop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.AppInfoParser;

/** The Kafka broker: one node that is its own controller (KRaft). Its data lasts. */
public final class Kafka implements Part {

    /** The part's name. */
    public static final String NAME = "kafka";

    /** How the broker is ended. */
    public static final Stop STOP = new Stop("TERM", Duration.ofSeconds(20));

    private static final Duration FORMAT_LIMIT = Duration.ofMinutes(1);
    private static final int ANSWER_MILLIS = 2_000;

    private final Home home;
    private final int port;
    private final int controllerPort;
    private final String classPath;

    /**
     * The broker of a data folder.
     *
     * @param classPath where Kafka's own server is
     */
    public Kafka(Home home, int port, int controllerPort, String classPath) {
        this.home = home;
        this.port = port;
        this.controllerPort = controllerPort;
        this.classPath = classPath;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String version() {
        return AppInfoParser.getVersion() + "/" + port + "/" + controllerPort;
    }

    @Override
    public Launch prepare() throws IOException, InterruptedException {
        var data = Files.createDirectories(home.kafka().resolve("data"));
        var settings = home.kafka().resolve("server.properties");
        Files.writeString(settings, BrokerSettings.of(data, port, controllerPort));
        if (!Files.exists(data.resolve("meta.properties"))) {
            format(settings);
        }
        return launch("kafka.Kafka", settings.toString());
    }

    @Override
    public boolean isReady() throws InterruptedException {
        if (Listeners.isFree(port)) {
            return false;
        }
        try (var admin = Admin.create(Map.of(
                "bootstrap.servers", "127.0.0.1:" + port,
                "request.timeout.ms", ANSWER_MILLIS,
                "default.api.timeout.ms", ANSWER_MILLIS))) {
            return !admin.describeCluster()
                    .nodes()
                    .get(ANSWER_MILLIS, TimeUnit.MILLISECONDS)
                    .isEmpty();
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            return false;
        }
    }

    @Override
    public boolean isFoundation() {
        return true;
    }

    @Override
    public Stop stop() {
        return STOP;
    }

    private void format(Path settings) throws IOException, InterruptedException {
        var cluster = Uuid.randomUuid().toString();
        launch("kafka.tools.StorageTool", "format", "-t", cluster, "-c", settings.toString())
                .run(FORMAT_LIMIT);
    }

    private Launch launch(String mainClass, String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
                "-cp",
                classPath,
                mainClass));
        command.addAll(List.of(arguments));
        return new Launch(command, Map.of(), home.log(NAME));
    }
}
