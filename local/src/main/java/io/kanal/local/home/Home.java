package io.kanal.local.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The data folder of one platform. Data of the sandbox and of the real X lie apart: the real X has a folder of its own inside.
 *
 * @param folder its absolute path
 */
public record Home(Path folder) {

    /** The part of the data folder that belongs to the sandbox or to the real X. */
    public static Home in(Path dataFolder, boolean realX) {
        return new Home(realX ? dataFolder.resolve("x") : dataFolder);
    }

    /** Makes the folders that every part relies on; only their owner may look inside. */
    public Home create() throws IOException {
        for (var each : new Path[] {folder, run(), logs(), secrets()}) {
            Files.createDirectories(each);
            Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rwx------"));
        }
        return this;
    }

    public Path run() {
        return folder.resolve("run");
    }

    public Path logs() {
        return folder.resolve("logs");
    }

    public Path log(String part) {
        return logs().resolve(part + ".log");
    }

    public Path secrets() {
        return folder.resolve("secrets");
    }

    public Path kafka() {
        return folder.resolve("kafka");
    }

    public Path postgres() {
        return folder.resolve("postgres");
    }

    public Path sandbox() {
        return folder.resolve("x-sandbox");
    }

    /** Unpacked services, with the caches that make them start faster. */
    public Path applications() {
        return folder.resolve("applications");
    }
}
