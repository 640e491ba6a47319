package io.kanal.local.operator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.kanal.local.home.Settings;
import io.kanal.local.service.ServiceName;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests for {@link DeadLetters} and {@link Operator}, against services that answer as the real ones do. */
class DeadLettersTests {

    private static final String LETTER = """
            {"id": 12, "topic": "inbox-messages", "partition": 3, "offset": 77, "type": "io.kanal.inbox.x.v1",
             "bytes": 300, "reason": "IllegalArgumentException", "at": "2026-11-22T10:00:00Z"}""";

    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void listGoesOverAllServicesAndAllParts() throws Exception {
        try (var operator = operator()) {
            assertThat(letters(operator).list()).isZero();
        }
        assertThat(output().lines())
                .hasSize(10)
                .first()
                .asString()
                .startsWith("auth-service/12  2026-11-22T10:00:00Z  inbox-messages-3@77  io.kanal.inbox.x.v1");
        assertThat(calls).contains("Bearer the-token GET /operator/dead-letters?limit=200&cursor=12");
    }

    @Test
    void replayAndDiscardSayHowItEnded() throws Exception {
        var good = new LetterId(ServiceName.INBOX, 12);
        var bad = new LetterId(ServiceName.INBOX, 13);
        try (var operator = operator()) {
            assertThat(letters(operator).show(List.of(good))).isZero();
            assertThat(letters(operator).replay(List.of(good, bad))).isOne();
            assertThat(letters(operator).discard(List.of(good))).isZero();
        }
        assertThat(output())
                .contains("reason          IllegalArgumentException")
                .contains("inbox-service/12: handled")
                .contains("! inbox-service/13: It cannot be handled now either: Bug")
                .contains("inbox-service/12: discarded");
    }

    private Operator operator() throws IOException, InterruptedException {
        var url = "http://127.0.0.1:" + server.getAddress().getPort();
        var variables = List.of("AUTH", "INTEGRATION", "CONNECTOR", "REGISTRY", "INBOX").stream()
                .collect(Collectors.toMap(name -> "KANAL_%s_URL".formatted(name), name -> url));
        variables.put("KANAL_OPERATOR_PASSWORD", "the password");
        return Operator.signIn(new Settings(Path.of("/root"), Path.of("/data"), Map.copyOf(variables)));
    }

    private DeadLetters letters(Operator operator) {
        return new DeadLetters(operator, new PrintStream(printed, true, UTF_8));
    }

    private String output() {
        return printed.toString(UTF_8);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var call = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        calls.add(exchange.getRequestHeaders().getFirst("Authorization") + " " + call);
        var asked = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        var answer =
                switch (call) {
                    case "POST /api/auth/token" ->
                        asked.contains("the password") ? "{\"accessToken\": \"the-token\"}" : "";
                    case "GET /operator/dead-letters?limit=200" ->
                        "{\"items\": [%s], \"nextCursor\": \"12\"}".formatted(LETTER);
                    case "GET /operator/dead-letters?limit=200&cursor=12" -> "{\"items\": [%s]}".formatted(LETTER);
                    case "GET /operator/dead-letters/12" -> LETTER;
                    case "POST /operator/dead-letters/13/replay" ->
                        "{\"detail\": \"It cannot be handled now either: Bug\"}";
                    default -> "";
                };
        var status = call.contains("/13/") ? 409 : answer.isEmpty() ? 204 : 200;
        exchange.sendResponseHeaders(status, answer.isEmpty() ? -1 : answer.getBytes(UTF_8).length);
        exchange.getResponseBody().write(answer.getBytes(UTF_8));
        exchange.close();
    }
}
