package io.kanal.local.platform;

import io.kanal.local.home.Home;
import io.kanal.local.home.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** One word from another command to the launcher that keeps the parts alive: look now, and do not wait out your pauses. */
public final class WakeUp {

    private final Path file;

    public WakeUp(Home home) {
        this.file = home.run().resolve("wake-up");
    }

    /** Says it. */
    public void say() throws IOException {
        OwnerOnly.write(file, "now\n");
    }

    /** Whether it was said since the last time. */
    boolean heard() {
        try {
            return Files.deleteIfExists(file);
        } catch (IOException e) {
            return false;
        }
    }
}
