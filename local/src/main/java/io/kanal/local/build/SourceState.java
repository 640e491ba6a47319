package io.kanal.local.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A fingerprint of everything that a module is built from: content, not file times, which a checkout changes. */
final class SourceState {

    private static final Set<String> NOT_BUILT_FROM = Set.of("target", "node_modules", "dist", "test", ".vite");

    private final Path root;

    SourceState(Path root) {
        this.root = root;
    }

    /** The fingerprint of these modules together with the parent pom. */
    String of(Collection<String> modules) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            add(digest, root.resolve("pom.xml"));
            for (var module : modules) {
                addAll(digest, root.resolve(module));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The fingerprint of one folder that Maven does not build. */
    String ofFolder(Path folder) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            addAll(digest, folder);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void addAll(MessageDigest digest, Path folder) throws IOException {
        for (var file : filesOf(folder)) {
            add(digest, file);
        }
    }

    private void add(MessageDigest digest, Path file) throws IOException {
        digest.update(root.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
        digest.update(Files.readAllBytes(file));
    }

    private static List<Path> filesOf(Path folder) {
        try (var entries = Files.list(folder)) {
            return entries.sorted()
                    .filter(entry -> !isLeftOut(entry))
                    .flatMap(entry -> Files.isDirectory(entry) ? filesOf(entry).stream() : Stream.of(entry))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isLeftOut(Path entry) {
        var name = entry.getFileName().toString();
        return NOT_BUILT_FROM.contains(name) && Files.isDirectory(entry) || name.endsWith(".md");
    }
}
