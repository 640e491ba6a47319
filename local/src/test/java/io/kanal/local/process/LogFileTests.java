package io.kanal.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests for {@link LogFile}. */
class LogFileTests {

    @TempDir
    Path folder;

    @Test
    void aProcessWritesOnAfterTheRotation() throws Exception {
        var log = folder.resolve("part.log");
        Files.writeString(log, "old\n");

        new LogFile(log).rotate(3, 2);
        new Launch(List.of("echo", "new"), Map.of(), log).start().waitFor();

        assertThat(log).hasContent("new");
        assertThat(folder.resolve("part.log.1")).hasContent("old");
    }

    @Test
    void keepsAsManyAsAsked() throws Exception {
        var log = folder.resolve("part.log");
        for (var each : List.of("1st", "2nd", "3rd")) {
            Files.writeString(log, each);
            new LogFile(log).rotate(1, 2);
        }

        assertThat(folder.resolve("part.log.1")).hasContent("3rd");
        assertThat(folder.resolve("part.log.2")).hasContent("2nd");
        assertThat(folder.resolve("part.log.3")).doesNotExist();
    }

    @Test
    void aSmallLogStays() throws Exception {
        var log = folder.resolve("part.log");
        Files.writeString(log, "a\nb\nc\n");

        new LogFile(log).rotate(1_000, 2);

        assertThat(new LogFile(log).tail(2)).containsExactly("b", "c");
        assertThat(new LogFile(folder.resolve("none.log")).tail(2)).isEmpty();
    }
}
