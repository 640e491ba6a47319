package io.kanal.twitter.polling;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The module x-sandbox as a process of its own, as in life. */
public final class Sandbox implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final URI url;

    private Sandbox(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    /** The runnable jar, if the module has been packaged. */
    public static Optional<Path> jar() {
        try (var files = Files.list(Path.of("..", "x-sandbox", "target"))) {
            return files.filter(file -> file.getFileName().toString().matches("x-sandbox-.*\\.jar"))
                    .filter(file -> !file.getFileName().toString().contains("original"))
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Starts it on a free port, without its example history. */
    public static Sandbox start() {
        try {
            var port = freePort();
            var folder = Files.createTempDirectory("x-sandbox");
            var builder = new ProcessBuilder(
                    ProcessHandle.current().info().command().orElse("java"),
                    "-Xshare:auto",
                    "-XX:TieredStopAtLevel=1",
                    "-jar",
                    jar().orElseThrow().toString());
            builder.environment().put("KANAL_PORT", Integer.toString(port));
            builder.environment().put("KANAL_DATA_DIR", folder.toString());
            builder.environment().put("KANAL_SANDBOX_HISTORY", "false");
            builder.redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile());
            var sandbox = new Sandbox(builder.start(), URI.create("http://127.0.0.1:" + port));
            Awaitility.await().atMost(Duration.ofSeconds(90)).until(sandbox::isUp);
            return sandbox;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it is. */
    public URI url() {
        return url;
    }

    /** Asks its control side. */
    public JsonNode get(String path) {
        return send(HttpRequest.newBuilder(url.resolve(path)).build());
    }

    /** Orders something at its control side. */
    public JsonNode post(String path, Object body) {
        return send(HttpRequest.newBuilder(url.resolve(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build());
    }

    /** The element of a list whose field has this value. */
    public static JsonNode item(JsonNode list, String field, String value) {
        return Stream.iterate(0, i -> i < list.path("items").size(), i -> i + 1)
                .map(i -> list.path("items").get(i))
                .filter(item -> item.path(field).asString().equals(value))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode send(HttpRequest request) {
        try {
            var answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(answer.statusCode() + " " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private boolean isUp() {
        try {
            return get("/actuator/health").path("status").asString().equals("UP");
        } catch (RuntimeException e) {
            if (!process.isAlive()) {
                throw new IllegalStateException("The sandbox ended with " + process.exitValue());
            }
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
