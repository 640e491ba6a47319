package io.kanal.e2e;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.MutableCapabilities;
import org.openqa.selenium.remote.RemoteWebDriver;
import org.opentest4j.TestAbortedException;

/** WebKitGTK's own browser, on a screen that nobody sees: as near to Safari as a machine without macOS comes. */
final class WebKit implements AutoCloseable {

    private static final String DRIVER = "WebKitWebDriver";
    private static final String SCREEN = "Xvfb";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Deque<Process> processes = new ArrayDeque<>();
    private RemoteWebDriver browser;

    private WebKit() {}

    /** Opens a window; where WebKitGTK is not installed the test is left out and says so. */
    static WebKit open() {
        if (!Stream.of(DRIVER, SCREEN).allMatch(WebKit::isInstalled)) {
            throw new TestAbortedException("WebKitGTK is not installed here");
        }
        var opened = new WebKit();
        try {
            opened.start(program());
            return opened;
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    RemoteWebDriver browser() {
        return browser;
    }

    @Override
    public void close() {
        if (browser != null) {
            browser.quit();
        }
        while (!processes.isEmpty()) {
            end(processes.pop());
        }
    }

    private void start(Path program) {
        var port = freePort();
        var display = display();
        // The sandbox of WebKit's processes needs rights that a container has not; the pages are ours alone.
        run(
                Map.of("DISPLAY", display, "LANG", "en_GB.UTF-8", "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1"),
                List.of(DRIVER, "--host=127.0.0.1", "--port=" + port));
        await().atMost(PATIENCE).until(() -> answers(port));
        var options = Map.of("binary", program.toString(), "args", List.of("--automation"));
        browser = new RemoteWebDriver(
                at(port), new MutableCapabilities(Map.of("webkitgtk:browserOptions", options)), false);
        browser.manage().window().setSize(new Dimension(1280, 900));
        browser.manage().timeouts().pageLoadTimeout(PATIENCE);
    }

    /** Starts a screen, which chooses and names a number that is free. */
    private String display() {
        var screen =
                run(Map.of(), List.of(SCREEN, "-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"));
        try (var named = screen.inputReader()) {
            return ":" + named.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process run(Map<String, String> environment, List<String> command) {
        try {
            var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().putAll(environment);
            var process = builder.start();
            processes.push(process);
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean answers(int port) {
        try (var connection = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return connection.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URL at(int port) {
        try {
            return URI.create("http://127.0.0.1:" + port).toURL();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its place names the machine's kind. */
    private static Path program() {
        try (var machines = Files.list(Path.of("/usr/lib"))) {
            return machines.map(machine -> machine.resolve("webkit2gtk-4.1/MiniBrowser"))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow(() -> new TestAbortedException("WebKitGTK has no MiniBrowser here"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
