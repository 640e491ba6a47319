package io.kanal.gateway;

import static io.kanal.gateway.FakeServices.AUTH;
import static io.kanal.gateway.FakeServices.INBOX;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Tests of the route of live updates. Every time limit of the gateway is a second here, and none of them is the route's. */
@GatewayTest
class LiveRouteTests {

    private static final Duration LONGER_THAN_ANY_LIMIT = Duration.ofMillis(1500);

    @LocalServerPort
    private int port;

    @BeforeEach
    void forget() {
        FakeServices.reset();
    }

    @Test
    void whatTricklesComesAtOnceHoweverLongItIsSilentInBetween() throws Exception {
        var heartbeat = new CountDownLatch(1);
        var event = new CountDownLatch(1);
        INBOX.on("/api/events", exchange -> {
            begin(exchange);
            await(heartbeat);
            write(exchange, ":heartbeat\n\n");
            await(event);
            write(exchange, "event:channel\ndata:{}\n\n");
            exchange.close();
        });

        var stream = new Client(port).stream("/api/events", "Accept-Encoding", "gzip, br");
        var lines = linesOf(stream);

        assertThat(stream.headers().firstValue("Content-Type")).hasValue("text/event-stream");
        assertThat(stream.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(stream.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(nextOf(lines)).isEqualTo("event:reset");
        pass(LONGER_THAN_ANY_LIMIT);
        heartbeat.countDown();
        assertThat(nextOf(lines)).isEqualTo(":heartbeat");
        pass(LONGER_THAN_ANY_LIMIT);
        event.countDown();
        assertThat(nextOf(lines)).isEqualTo("event:channel");
        assertThat(nextOf(lines)).isEqualTo("data:{}");
        assertThat(lines.readLine()).isEmpty();
        assertThat(lines.readLine()).isNull();
    }

    @Test
    void everybodyIsBackAtOnceAfterAnOutage() throws Exception {
        INBOX.on("/api/events", HttpExchange::close);
        for (var n = 0; n < 30; n++) {
            assertThat(new Client(port).get("/api/events").statusCode()).isEqualTo(502);
        }
        var end = new CountDownLatch(1);
        INBOX.on("/api/events", streamUntil(end));

        var streams = new ArrayList<HttpResponse<InputStream>>();
        for (var n = 0; n < 10; n++) {
            streams.add(new Client(port).stream("/api/events"));
        }

        assertThat(streams).allSatisfy(stream -> {
            assertThat(stream.statusCode()).isEqualTo(200);
            assertThat(linesOf(stream).readLine()).isEqualTo("event:reset");
        });
        end.countDown();
    }

    @Test
    void sessionIsRenewedWhenTheBrowserConnects() throws Exception {
        var renewed = Tokens.access("new", Duration.ofMinutes(5));
        AUTH.answers("/internal/sessions/refresh", 200, "application/json", Tokens.session(renewed, "refresh-2"));
        var end = new CountDownLatch(1);
        INBOX.on("/api/events", streamUntil(end));
        var browser = new Client(port)
                .withCookie("KANAL_ACCESS", Tokens.access("old", Duration.ofSeconds(-1)))
                .withCookie("KANAL_REFRESH", "refresh-1");

        var stream = browser.stream("/api/events", "Accept", "text/event-stream");

        assertThat(linesOf(stream).readLine()).isEqualTo("event:reset");
        assertThat(INBOX.onlyCall("/api/events").header("Authorization")).isEqualTo("Bearer " + renewed);
        assertThat(browser.cookie("KANAL_ACCESS")).isEqualTo(renewed);
        assertThat(browser.cookie("KANAL_REFRESH")).isEqualTo("refresh-2");
        end.countDown();
    }

    @Test
    void serviceIsTakenLeaveOfWhenTheBrowserGoes() throws Exception {
        var left = new CountDownLatch(1);
        INBOX.on("/api/events", exchange -> {
            begin(exchange);
            try {
                Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> !writes(exchange));
                left.countDown();
            } finally {
                exchange.close();
            }
        });

        var stream = new Client(port).stream("/api/events");
        assertThat(linesOf(stream).readLine()).isEqualTo("event:reset");
        stream.body().close();

        assertThat(left.await(10, TimeUnit.SECONDS)).isTrue();
    }

    private static HttpHandler streamUntil(CountDownLatch end) {
        return exchange -> {
            begin(exchange);
            await(end);
            exchange.close();
        };
    }

    private static void begin(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(200, 0);
        write(exchange, "event:reset\n\n");
    }

    private static void write(HttpExchange exchange, String text) throws IOException {
        exchange.getResponseBody().write(text.getBytes(UTF_8));
        exchange.getResponseBody().flush();
    }

    private static boolean writes(HttpExchange exchange) {
        try {
            write(exchange, ":heartbeat\n\n");
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static BufferedReader linesOf(HttpResponse<InputStream> stream) {
        return new BufferedReader(new InputStreamReader(stream.body(), UTF_8));
    }

    private static String nextOf(BufferedReader lines) throws IOException {
        var line = lines.readLine();
        return line != null && line.isEmpty() ? lines.readLine() : line;
    }

    private static void pass(Duration time) {
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
