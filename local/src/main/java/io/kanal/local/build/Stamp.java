package io.kanal.local.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Remembers from which sources a jar was built. It lies beside the jar, so a clean forgets it too. */
final class Stamp {

    private final Path jar;
    private final Path file;

    Stamp(Path jar) {
        this.jar = jar;
        this.file = jar.resolveSibling("kanal.built-from");
    }

    /** Whether the jar is still the one that was built from these sources. */
    boolean fits(String sources) throws IOException {
        return Files.exists(jar) && Files.exists(file) && Files.readString(file).equals(content(sources));
    }

    /** Remembers it. */
    void set(String sources) throws IOException {
        Files.writeString(file, content(sources));
    }

    /** The jar's time and size tell when somebody else built it anew, from sources that nobody knows. */
    private String content(String sources) throws IOException {
        return "%s %d %d\n".formatted(sources, Files.getLastModifiedTime(jar).toMillis(), Files.size(jar));
    }
}
