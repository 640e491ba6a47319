package io.kanal.local.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The programs of this machine.
 *
 * @param path the folders of programs, as PATH names them
 * @param libraries the folder in which each kind of machine has a folder of its own
 */
record Installed(String path, Path libraries) {

    static Installed here() {
        return new Installed(System.getenv().getOrDefault("PATH", ""), Path.of("/usr/lib"));
    }

    /** Whether a program is there; one that is named with a folder is a library's own, which no PATH leads to. */
    boolean has(String program) {
        return program.contains("/") ? isLibrarys(program) : isOnPath(program);
    }

    private boolean isOnPath(String program) {
        return Stream.of(path.split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .anyMatch(Files::isExecutable);
    }

    private boolean isLibrarys(String program) {
        if (!Files.isDirectory(libraries)) {
            return false;
        }
        try (var machines = Files.list(libraries)) {
            return machines.map(machine -> machine.resolve(program)).anyMatch(Files::isExecutable);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
