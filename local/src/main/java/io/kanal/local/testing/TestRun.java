package io.kanal.local.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Runs Maven over everything; what it says goes straight to the terminal. */
public final class TestRun {

    private final Path root;

    public TestRun(Path root) {
        this.root = root;
    }

    /** Runs it to its end and tells its exit code. One failing module does not hide what others have to say. */
    public int run() throws IOException, InterruptedException {
        var builder = new ProcessBuilder(List.of("mvn", "-ntp", "-B", "--fail-at-end", "verify"))
                .directory(root.toFile())
                .inheritIO();
        builder.environment().put("JAVA25_HOME", System.getProperty("java.home"));
        return builder.start().waitFor();
    }
}
