package io.kanal.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The platform under test: started once by the script that people use, with data and ports of its own, and stopped with the
 * JVM.
 */
final class Kanal {

    static final Path DATA = Path.of("target", "platform").toAbsolutePath();
    private static final int PORT = 28080;
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Kanal PLATFORM = start();

    private Kanal() {}

    static Api api() {
        return PLATFORM.open(URI.create("http://localhost:" + PORT));
    }

    static Sandbox sandbox() {
        return new Sandbox(PLATFORM.open(URI.create("http://localhost:" + (PORT + 10))));
    }

    static Browser browser() {
        return new Browser(URI.create("http://localhost:" + PORT));
    }

    /** The folder of the part's log. */
    static Path logs() {
        return DATA.resolve("logs");
    }

    private Api open(URI base) {
        return new Api(base, null);
    }

    private static Kanal start() {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> run("down")));
        run("up", "--detach");
        var platform = new Kanal();
        new Sandbox(platform.open(URI.create("http://localhost:" + (PORT + 10)))).raiseLimits();
        return platform;
    }

    static void run(String... arguments) {
        try {
            Files.createDirectories(DATA);
            var command = new ProcessBuilder(ROOT.resolve("kanal").toString()).directory(ROOT.toFile());
            command.command().addAll(List.of(arguments));
            command.environment().put("KANAL_DATA_DIR", DATA.toString());
            command.environment().put("KANAL_PORT", Integer.toString(PORT));
            var log = Files.createTempFile(DATA, "kanal-", ".log");
            var process = command.redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroy();
                throw new IllegalStateException(
                        "./kanal %s failed:%n%s".formatted(String.join(" ", arguments), Files.readString(log)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
