package io.kanal.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests for {@link PidFile}, {@link ProcessTrace} and {@link Stop}, with real processes. */
class PidFileTests {

    @TempDir
    Path folder;

    @Test
    void knowsTheProcessAgain() throws Exception {
        var process = sleeper();
        try {
            new PidFile(folder, "part").write(ProcessTrace.of(process.pid(), "v1"));

            assertThat(new PidFile(folder, "part").alive()).hasValueSatisfying(trace -> {
                assertThat(trace.pid()).isEqualTo(process.pid());
                assertThat(trace.version()).isEqualTo("v1");
            });
            assertThat(folder.resolve("part.pid")).hasContent(Long.toString(process.pid()));
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(new PidFile(folder, "part").alive()).isEmpty();
    }

    @Test
    void aLaterProcessWithTheSameNumberIsAnother() throws Exception {
        var process = sleeper();
        try {
            new PidFile(folder, "part").write(new ProcessTrace(process.pid(), "another boot:1", "v1"));

            assertThat(new PidFile(folder, "part").alive()).isEmpty();
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void stopLeavesAnotherProcessAlone() throws Exception {
        var process = sleeper();
        try {
            new Stop("KILL", Duration.ofSeconds(1)).apply(new ProcessTrace(process.pid(), "another boot:1", "v1"));

            assertThat(process.isAlive()).isTrue();
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void whatIgnoresTheSignalIsKilled() throws Exception {
        var ready = folder.resolve("ready");
        var stubborn = new Launch(
                        List.of(
                                "bash",
                                "-c",
                                "trap '' TERM; touch \"$1\"; while :; do sleep 0.1; done",
                                "stubborn",
                                ready + ""),
                        Map.of(),
                        folder.resolve("log"))
                .start();
        Awaitility.await().until(() -> Files.exists(ready));

        new Stop("TERM", Duration.ofMillis(300)).apply(ProcessTrace.of(stubborn.pid(), "v1"));

        assertThat(stubborn.waitFor()).isEqualTo(137);
    }

    @Test
    void aDamagedFileIsNoProcess() throws IOException {
        Files.writeString(folder.resolve("part.process"), "what is this");

        assertThat(new PidFile(folder, "part").alive()).isEmpty();
    }

    @Test
    void aProcessThatNobodyHasTakenNoteOfHasEnded() {
        assertThat(Processes.startIn("7 (a) b) S " + "0 ".repeat(18) + "4711 0"))
                .hasValueSatisfying(start -> assertThat(start).endsWith(":4711"));
        assertThat(Processes.startIn("7 (a) b) Z " + "0 ".repeat(18) + "4711 0"))
                .isEmpty();
    }

    private Process sleeper() throws IOException {
        return new Launch(List.of("sleep", "60"), Map.of(), folder.resolve("log")).start();
    }
}
