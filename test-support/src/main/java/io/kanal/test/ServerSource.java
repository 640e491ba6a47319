package io.kanal.test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;

/**
 * Where the tests' PostgreSQL and Kafka come from: containers where a Docker engine answers, else servers embedded in the test.
 * {@code KANAL_TEST_SERVERS}, {@code docker} or {@code embedded}, decides otherwise.
 */
enum ServerSource {
    DOCKER,
    EMBEDDED;

    /** For a container on a machine that is busy with other tests. */
    static final Duration START_LIMIT = Duration.ofMinutes(4);

    private static final ServerSource CHOSEN = choose(System.getenv().getOrDefault("KANAL_TEST_SERVERS", ""));

    /** The one for this run of tests. */
    static ServerSource chosen() {
        return CHOSEN;
    }

    static ServerSource choose(String wish) {
        if (!wish.isBlank()) {
            return valueOf(wish.strip().toUpperCase(Locale.ROOT));
        }
        return mayBeThere() && DockerClientFactory.instance().isDockerAvailable() ? DOCKER : EMBEDDED;
    }

    /** Asking Testcontainers costs a second and lines of errors where there is no engine. */
    private static boolean mayBeThere() {
        return !System.getenv().getOrDefault("DOCKER_HOST", "").isBlank()
                || Stream.of("/var/run/docker.sock", System.getProperty("user.home") + "/.docker/run/docker.sock")
                        .map(Path::of)
                        .anyMatch(Files::exists);
    }
}
