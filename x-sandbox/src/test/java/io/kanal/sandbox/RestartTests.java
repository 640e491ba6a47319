package io.kanal.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.kanal.sandbox.oauth.XClient;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that a kill at any moment loses nothing that was answered. */
class RestartTests {

    @TempDir
    private Path folder;

    private Process process;
    private Sandbox sandbox;

    @AfterEach
    void stop() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Test
    void everythingIsThereAfterAKill() throws Exception {
        start();
        var person = sandbox.person();
        var id = sandbox.message(person, "kanal_demo", "before the kill");
        sandbox.done("POST", "/clock", "{\"skipSeconds\": 3600}");
        sandbox.done("POST", "/limits", "{\"path\": \"/2/dm_events\", \"limit\": 77, \"windowSeconds\": 60}");
        var client = sandbox.appClient("Kanal");
        assertThat(client.get("/2/dm_events").json().at("/data/0/id").asString())
                .isEqualTo(id);
        var kept = List.of("/apps", "/accounts", "/messages?account=kanal_demo", "/bill", "/mentions");
        var before = kept.stream().map(path -> sandbox.done("GET", path, null)).toList();

        stop();
        start();

        assertThat(kept.stream().map(path -> sandbox.done("GET", path, null)).toList())
                .isEqualTo(before);
        assertThat(sandbox.done("GET", "/clock", null).get("skippedSeconds").asLong())
                .isEqualTo(3_600);
        var again = new XClient(
                sandbox.port(), client.apiKey(), client.apiKeySecret(), client.token(), client.tokenSecret());
        var read = again.get("/2/dm_events");
        assertThat(read.json().at("/data/0/id").asString()).isEqualTo(id);
        assertThat(read.header("x-rate-limit-limit")).isEqualTo("77");
        assertThat(sandbox.done("GET", "/bill", null)).isEqualTo(before.get(3));
        assertThat(Long.parseLong(sandbox.message(person, "kanal_demo", "after")))
                .isGreaterThan(Long.parseLong(id));
    }

    private void start() throws IOException {
        var port = freePort();
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                SandboxApplication.class.getName());
        builder.environment().put("KANAL_PORT", Integer.toString(port));
        builder.environment().put("KANAL_DATA_DIR", folder.resolve("data").toString());
        builder.redirectErrorStream(true)
                .redirectOutput(Files.createTempFile(folder, "sandbox", ".txt").toFile());
        process = builder.start();
        sandbox = new Sandbox(port);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .until(() -> sandbox.control("GET", "/accounts", null).status() == 200);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
