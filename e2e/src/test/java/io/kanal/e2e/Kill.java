package io.kanal.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.TimeUnit;

/** Kills parts of the platform. Where it runs elsewhere, the command that {@code KANAL_E2E_KILL} names does it. */
final class Kill {

    private static final int LIMIT_SECONDS = 60;

    private Kill() {}

    /** Sends SIGKILL, and tells whether there was something to send it to. */
    static boolean part(String name) {
        try {
            return Kanal.isOurs() ? process(name) : byCommand(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean process(String name) throws IOException {
        try {
            var id = Files.readString(Kanal.DATA.resolve("run").resolve(name + ".pid"));
            return ProcessHandle.of(Long.parseLong(id.strip()))
                    .map(ProcessHandle::destroyForcibly)
                    .orElse(false);
        } catch (NoSuchFileException e) {
            // It is down already, and not yet started again.
            return false;
        }
    }

    private static boolean byCommand(String name) throws IOException {
        var command = new ProcessBuilder(System.getenv("KANAL_E2E_KILL"), name)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            return command.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) && command.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            command.destroy();
        }
    }
}
