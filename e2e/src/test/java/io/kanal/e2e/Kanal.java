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
 * JVM. Where {@code KANAL_E2E_URL} and {@code KANAL_E2E_SANDBOX_URL} name a platform that runs elsewhere, it is that one.
 */
final class Kanal {

    static final Path DATA = Path.of("target", "platform").toAbsolutePath();
    /** What the people of the tests sign in with. */
    static final String PASSWORD = System.getenv().getOrDefault("KANAL_E2E_PASSWORD", "kanal-demo");

    private static final int PORT = 28080;
    private static final URI PANEL = address("KANAL_E2E_URL", PORT);
    private static final URI SANDBOX = address("KANAL_E2E_SANDBOX_URL", PORT + 10);
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Kanal PLATFORM = start();

    private Kanal() {}

    static Api api() {
        return PLATFORM.open(PANEL);
    }

    static Sandbox sandbox() {
        return new Sandbox(PLATFORM.open(SANDBOX));
    }

    static Browser browser() {
        return new Browser(panel());
    }

    /** Where people find the panel. */
    static URI panel() {
        return PANEL;
    }

    /** The folder of the part's log. */
    static Path logs() {
        return DATA.resolve("logs");
    }

    /** Whether the tests have started it, and so can look into its data. */
    static boolean isOurs() {
        return System.getenv("KANAL_E2E_URL") == null;
    }

    private Api open(URI base) {
        return new Api(base, null);
    }

    private static Kanal start() {
        if (isOurs()) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> run("down")));
            run("up", "--detach");
        }
        var platform = new Kanal();
        new Sandbox(platform.open(SANDBOX)).raiseLimits();
        return platform;
    }

    private static URI address(String variable, int port) {
        return URI.create(System.getenv().getOrDefault(variable, "http://localhost:" + port));
    }

    static void run(String... arguments) {
        try {
            Files.createDirectories(DATA);
            var command = new ProcessBuilder(ROOT.resolve("kanal").toString()).directory(ROOT.toFile());
            command.command().addAll(List.of(arguments));
            command.environment().put("KANAL_DATA_DIR", DATA.toString());
            command.environment().put("KANAL_PORT", Integer.toString(PORT));
            // Four tests wait until X has said the same twice; how far apart is the connector's own tests' matter.
            command.environment().put("KANAL_POLLING_CONFIRM_AFTER", "3s");
            var log = Files.createTempFile(DATA, "kanal-", ".log");
            var process = command.redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (!process.waitFor(10, TimeUnit.MINUTES) || process.exitValue() != 0) {
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
