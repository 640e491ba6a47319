package io.kanal.local.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs tests by Maven; what it says goes straight to the terminal. */
public final class TestRun {

    private final Path root;

    public TestRun(Path root) {
        this.root = root;
    }

    /**
     * Tests every module but the whole platform, and tells the exit code. One that fails does not hide what others have to say. Two
     * are tested at a time, because most of their tests wait more than they compute.
     */
    public int modules() throws IOException, InterruptedException {
        return maven("verify", "-T", "2", "--fail-at-end", "-pl", "!e2e");
    }

    /** Tests the whole platform, which needs the machine for itself, and tells the exit code. */
    public int platform() throws IOException, InterruptedException {
        return maven("verify", "-pl", "e2e");
    }

    /** Runs the tests that kill parts of a platform, and tells the exit code. */
    public int chaos() throws IOException, InterruptedException {
        return maven("test", "-pl", "e2e", "-Dgroups=chaos", "-Dexcluded.groups=none");
    }

    /** Runs the tests that measure, beside the same on small data, and tells the exit code. What was measured is printed. */
    public int bench() throws IOException, InterruptedException {
        return maven("test", "-pl", "e2e", "-Dtest=PanelVolumeTests", "-Dexcluded.groups=none");
    }

    private int maven(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("mvn", "-ntp", "-B"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(root.toFile()).inheritIO();
        builder.environment().put("JAVA25_HOME", System.getProperty("java.home"));
        return builder.start().waitFor();
    }
}
