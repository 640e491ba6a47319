package io.kanal.local;

import java.nio.file.Path;

/** The folder from which this launcher runs; Kafka's server is in it too. */
final class Libraries {

    private Libraries() {}

    static String classPath() {
        return Path.of(System.getProperty("kanal.libraries", "local/target/lib"))
                        .toAbsolutePath() + "/*";
    }
}
