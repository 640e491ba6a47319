package io.kanal.local.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests for {@link Application}. */
class ApplicationTests {

    @TempDir
    Path folder;

    @Test
    void theVersionIsTheContent() throws IOException {
        var first = application("one.jar", "content", 1_000_000_000_000L).version();

        assertThat(application("two.jar", "content", 1_600_000_000_000L).version())
                .isEqualTo(first);
        assertThat(application("three.jar", "changed", 1_000_000_000_000L).version())
                .isNotEqualTo(first);
    }

    @Test
    void formerVersionsAreRemoved() throws IOException {
        var application = application("one.jar", "content", 0);
        var former = Files.createDirectories(folder.resolve("unpacked/former/lib"));
        var current = Files.createDirectories(folder.resolve("unpacked").resolve(application.version()));

        application.forgetOthers();

        assertThat(former).doesNotExist();
        assertThat(current).exists();
    }

    private Application application(String name, String content, long time) throws IOException {
        var jar = folder.resolve(name);
        try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            var entry = new ZipEntry("Some.class");
            entry.setTime(time);
            zip.putNextEntry(entry);
            zip.write(content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        return new Application(jar, folder.resolve("unpacked"));
    }
}
