package io.kanal.local.service;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How a service's JVM is started on one machine: small, and quick to be ready. */
public final class Jvm {

    private static final List<String> FLAGS = List.of(
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Djava.net.preferIPv4Stack=true",
            "-Duser.timezone=UTC");

    private Jvm() {}

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin/java").toString();
    }

    /** The command for a jar, with flags of the occasion. A cache only fits the flags that it was made with. */
    public static List<String> command(Path jar, List<String> flags) {
        var command = new ArrayList<String>();
        command.add(java());
        command.addAll(FLAGS);
        command.addAll(flags);
        command.add("-jar");
        command.add(jar.toString());
        return command;
    }
}
