package io.kanal.local.x;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.kanal.local.home.Settings;
import io.kanal.local.machine.Listeners;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Tests for {@link Preflight}. */
class PreflightTests {

    private final AtomicReference<String> authorization = new AtomicReference<>("");

    @Test
    void asksForARequestTokenWithItsOwnCallback() throws Exception {
        var x = answering(401, "{\"errors\":[{\"code\":135,\"message\":\"Timestamp out of bounds.\"}]}");
        try {
            var verdict = ask("http://127.0.0.1:" + x.getAddress().getPort(), "the secret");

            assertThat(verdict.words()).contains("clock");
            assertThat(authorization.get())
                    .contains("oauth_consumer_key=\"the%20key\"")
                    .contains("127.0.0.1%3A8080%2Foauth%2Ftwitter%2Fcallback")
                    .doesNotContain("the%20secret");
        } finally {
            x.stop(0);
        }
    }

    @Test
    void anXThatDoesNotAnswerIsNoObstacle() throws Exception {
        var verdict = ask("http://127.0.0.1:" + Listeners.free(), "the secret");

        assertThat(verdict.usable()).isTrue();
        assertThat(verdict.words()).contains("cannot be reached");
    }

    @Test
    void bothKeysAreNeeded() throws Exception {
        assertThat(ask("http://127.0.0.1:1", "").usable()).isFalse();
    }

    private static Verdict ask(String address, String secret) throws InterruptedException {
        var variables =
                Map.of("KANAL_X_API_KEY", "the key", "KANAL_X_API_KEY_SECRET", secret, "KANAL_X_API_BASE_URL", address);
        return new Preflight(new Settings(Path.of("/root"), Path.of("/data"), variables)).ask();
    }

    private HttpServer answering(int status, String body) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/oauth/request_token", exchange -> {
            authorization.set(exchange.getRequestHeaders().getFirst("Authorization"));
            exchange.sendResponseHeaders(status, body.length());
            exchange.getResponseBody().write(body.getBytes(UTF_8));
            exchange.close();
        });
        server.start();
        return server;
    }
}
