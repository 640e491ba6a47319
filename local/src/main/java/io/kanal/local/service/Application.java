package io.kanal.local.service;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import io.kanal.local.home.Folders;
import io.kanal.local.process.Launch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A service's jar, unpacked into a folder named after its content: a new build never disturbs what runs, and the cache made
 * for one content is never used with another.
 */
final class Application {

    private static final int NAME_LENGTH = 12;
    private static final Duration UNPACK_LIMIT = Duration.ofMinutes(1);

    private final Path jar;
    private final Path folder;

    Application(Path jar, Path folder) {
        this.jar = jar;
        this.folder = folder;
    }

    /** The content's name. */
    String version() throws IOException {
        try (var zip = new ZipFile(jar.toFile())) {
            // The checksums stand in the archive's index; reading 80 MB of it would take a second.
            var digest = MessageDigest.getInstance("SHA-256");
            zip.stream()
                    .map(Application::fingerprint)
                    .sorted()
                    .forEach(line -> digest.update(line.getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest()).substring(0, NAME_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The runnable jar of the current content, unpacked if need be. */
    Path unpacked(Path log) throws IOException, InterruptedException {
        var target = folder.resolve(version());
        if (!Files.exists(target)) {
            unpack(target, log);
        }
        return target.resolve(jar.getFileName());
    }

    /** Removes what was unpacked of former contents. */
    void forgetOthers() throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        var current = folder.resolve(version());
        try (var all = Files.list(folder)) {
            for (var other : all.filter(each -> !each.equals(current)).toList()) {
                Folders.delete(other);
            }
        }
    }

    private void unpack(Path target, Path log) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        var fresh = Files.createTempDirectory(folder, "unpacking");
        var command = List.of(
                Jvm.java(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djarmode=tools",
                "-jar",
                jar.toString(),
                "extract",
                "--force",
                "--destination",
                fresh.toString());
        new Launch(command, Map.of(), log).run(UNPACK_LIMIT);
        Files.move(fresh, target, ATOMIC_MOVE);
    }

    private static String fingerprint(ZipEntry entry) {
        return entry.getName() + ":" + entry.getCrc() + ":" + entry.getSize();
    }
}
