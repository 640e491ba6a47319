package io.kanal.gateway;

import static io.kanal.gateway.FakeServices.CONNECTOR;
import static io.kanal.gateway.FakeServices.INBOX;
import static io.kanal.gateway.FakeServices.INTEGRATION;
import static io.kanal.gateway.FakeServices.REGISTRY;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Tests of sizes, time limits and circuit breakers, over the whole gateway. */
@GatewayTest
class LimitTests {

    private static final int LIMIT = 256 * 1024;

    @LocalServerPort
    private int port;

    @BeforeEach
    void forget() {
        FakeServices.reset();
    }

    @Test
    void largestBodyThatIsAllowedGoesThrough() {
        assertThat(client().post("/api/integrations/x", "a".repeat(LIMIT)).statusCode())
                .isEqualTo(200);
        assertThat(INTEGRATION.onlyCall("/api/integrations/x").body()).hasSize(LIMIT);
    }

    @Test
    void largerBodyIsProblem413() {
        var answer = client().post("/api/integrations/x", "a".repeat(LIMIT + 1));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(Client.code(answer)).isEqualTo("too-large");
        assertThat(INTEGRATION.calls()).isEmpty();
    }

    @Test
    void largerBodyInPiecesIsProblem413() {
        var answer = client().send(
                        "POST",
                        "/api/integrations/x",
                        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[LIMIT * 4])));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(Client.code(answer)).isEqualTo("too-large");
        assertThat(INTEGRATION.calls()).isEmpty();
    }

    @Test
    void bodyInPiecesGoesThrough() {
        var answer = client().send(
                        "POST",
                        "/api/integrations/x",
                        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream("in pieces".getBytes(UTF_8))));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(INTEGRATION.onlyCall("/api/integrations/x").body())
                .asString()
                .isEqualTo("in pieces");
    }

    @Test
    void bodyThatNeverEndsIsProblem408() throws Exception {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write("POST /api/integrations/x HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc"
                            .getBytes(UTF_8));
            var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8)).readLine();

            assertThat(answer).startsWith("HTTP/1.1 408");
        }
        assertThat(INTEGRATION.calls()).isEmpty();
    }

    @Test
    void serviceThatAnswersTooLateIsProblem504() {
        var end = new CountDownLatch(1);
        INBOX.on("/api/inbox/channels", exchange -> answerAfter(end, exchange));
        try {
            var answer = client().get("/api/inbox/channels");

            assertThat(answer.statusCode()).isEqualTo(504);
            assertThat(Client.code(answer)).isEqualTo("timeout");
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        } finally {
            end.countDown();
        }
    }

    @Test
    void callWhoseAnswerIsLostIsNotSentAgain() {
        INTEGRATION.on("/api/integrations/x", HttpExchange::close);

        var answer = client().post("/api/integrations/x", "once");

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(Client.code(answer)).isEqualTo("answer-lost");
        assertThat(INTEGRATION.onlyCall("/api/integrations/x").body())
                .asString()
                .isEqualTo("once");
    }

    @Test
    void breakerOpensForItsRouteAloneAndClosesWhenTheServiceIsBack() {
        REGISTRY.on("/api/channels", HttpExchange::close);

        var lost = new AtomicInteger();
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(1))
                .until(() -> {
                    var answer = client().get("/api/channels");
                    assertThat(answer.statusCode()).isIn(502, 503);
                    assertThat(Client.code(answer))
                            .isEqualTo(answer.statusCode() == 502 ? "answer-lost" : "service-unavailable");
                    lost.addAndGet(answer.statusCode() == 502 ? 1 : 0);
                    return answer.statusCode() == 503;
                });
        var reached = REGISTRY.calls().size();
        assertThat(reached).isEqualTo(lost.get());
        var open = client().get("/api/channels");
        assertThat(open.statusCode()).isEqualTo(503);
        assertThat(open.headers().firstValue("Retry-After")).hasValue("5");
        assertThat(REGISTRY.calls()).hasSize(reached);
        assertThat(client().get("/api/info").statusCode()).isEqualTo(200);

        REGISTRY.answers("/api/channels", 200, "application/json", "{}");
        Awaitility.await().until(() -> client().get("/api/channels").statusCode() == 200);
    }

    @Test
    void liveUpdatesComeAtOnceAndHaveNoTimeLimit() throws Exception {
        var second = new CountDownLatch(1);
        INBOX.on("/api/events", exchange -> {
            // Later than any other call may take.
            awaitFor(Duration.ofMillis(1500));
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("event: reset\n\n".getBytes(UTF_8));
            exchange.getResponseBody().flush();
            await(second);
            exchange.getResponseBody().write("event: message\n\n".getBytes(UTF_8));
            exchange.close();
        });

        var stream = client().stream("/api/events");
        var lines = new BufferedReader(new InputStreamReader(stream.body(), UTF_8));

        assertThat(stream.statusCode()).isEqualTo(200);
        assertThat(lines.readLine()).isEqualTo("event: reset");
        second.countDown();
        assertThat(lines.readLine()).isEmpty();
        assertThat(lines.readLine()).isEqualTo("event: message");
    }

    @Test
    void problemSaysWhatRfc9457Asks() {
        var problem = Client.json(client().get("/api/nowhere"));

        assertThat(problem.get("type").asString()).isEqualTo("about:blank");
        assertThat(problem.get("status").asInt()).isEqualTo(404);
        assertThat(problem.get("title").asString()).isEqualTo("Not Found");
        assertThat(problem.get("detail").asString()).isEqualTo("There is nothing at this address.");
        assertThat(problem.get("code").asString()).isEqualTo("not-found");
        assertThat(CONNECTOR.calls()).isEmpty();
    }

    private Client client() {
        return new Client(port);
    }

    private static void answerAfter(CountDownLatch latch, HttpExchange exchange) {
        await(latch);
        exchange.close();
    }

    private static void awaitFor(Duration time) {
        Awaitility.await().pollDelay(time).atMost(time.plusSeconds(5)).until(() -> true);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
