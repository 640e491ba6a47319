package io.kanal.local.service;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import io.kanal.local.home.Folders;
import io.kanal.local.home.Home;
import io.kanal.local.process.Launch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Starts a service once up to the point where its context stands, without database and Kafka, and keeps what the JVM learned. */
final class Training {

    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final String name;
    private final Path jar;
    private final Map<String, String> environment;
    private final Home home;

    Training(String name, Path jar, Map<String, String> environment, Home home) {
        this.name = name;
        this.jar = jar;
        this.environment = environment;
        this.home = home;
    }

    /** Makes the cache unless it is there, or was tried in vain for this very content. */
    void run(Path cache) throws IOException, InterruptedException {
        var failed = cache.resolveSibling("start.failed");
        if (Files.exists(cache) || Files.exists(failed)) {
            return;
        }
        var folder = Files.createTempDirectory(jar.getParent(), "training");
        try {
            var made = folder.resolve("start.aot");
            if (succeeds(folder, made)) {
                Files.move(made, cache, ATOMIC_MOVE);
            } else {
                Files.writeString(failed, "see the log\n");
            }
        } finally {
            Folders.delete(folder);
        }
    }

    private boolean succeeds(Path folder, Path made) throws InterruptedException {
        try {
            new Launch(command(made), trainingEnvironment(folder), home.log(name + "-training")).run(LIMIT);
            return Files.exists(made);
        } catch (IOException e) {
            return false;
        }
    }

    private List<String> command(Path made) {
        // People work with the platform meanwhile, so the training takes what is left of the processor.
        var command = new ArrayList<>(List.of("nice", "-n", "15"));
        command.addAll(Jvm.command(jar, List.of("-XX:AOTCacheOutput=" + made, "-Dspring.context.exit=onRefresh")));
        return command;
    }

    /** Places of its own, so that it never touches a file of the service that runs. */
    private Map<String, String> trainingEnvironment(Path folder) {
        var training = new HashMap<>(environment);
        training.put("SPRING_FLYWAY_ENABLED", "false");
        training.put("KANAL_KAFKA_CREATE_TOPICS", "false");
        training.put("KANAL_PORT", "0");
        training.put("KANAL_KEYSET_FILE", folder.resolve("keyset").toString());
        training.put("KANAL_DATA_DIR", folder.resolve("data").toString());
        return training;
    }
}
