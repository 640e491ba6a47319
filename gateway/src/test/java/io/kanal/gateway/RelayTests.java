package io.kanal.gateway;

import static io.kanal.gateway.FakeServices.AUTH;
import static io.kanal.gateway.FakeServices.CONNECTOR;
import static io.kanal.gateway.FakeServices.INBOX;
import static io.kanal.gateway.FakeServices.INTEGRATION;
import static io.kanal.gateway.FakeServices.REGISTRY;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Tests of what goes through to the services and what does not, over the whole gateway. */
@GatewayTest
class RelayTests {

    private static final List<FakeService> ALL = List.of(AUTH, INTEGRATION, CONNECTOR, REGISTRY, INBOX);

    @LocalServerPort
    private int port;

    @BeforeEach
    void forget() {
        FakeServices.reset();
    }

    @Test
    void everyCallReachesItsService() {
        var routes = Map.of(
                "/api/auth/me", AUTH,
                "/api/users", AUTH,
                "/api/invitations/abc", AUTH,
                "/api/audit", AUTH,
                "/api/integrations/twitter/login", INTEGRATION,
                "/api/channels/1", REGISTRY,
                "/api/inbox/conversations", INBOX,
                "/api/info", CONNECTOR,
                "/oauth/twitter/callback", CONNECTOR);

        routes.forEach((path, service) -> {
            assertThat(client().get(path).statusCode()).as(path).isEqualTo(200);
            assertThat(service.calls(path)).as(path).hasSize(1);
        });
        assertThat(ALL.stream().mapToInt(service -> service.calls().size()).sum())
                .isEqualTo(routes.size());
    }

    @Test
    void bodyAndAnswerGoThroughByteByByte() {
        var bytes = new byte[100_000];
        new Random(7).nextBytes(bytes);
        INBOX.on("/api/inbox/messages", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/octet-stream");
            exchange.getResponseHeaders().set("Idempotency-Replayed", "yes");
            exchange.sendResponseHeaders(202, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });

        var answer = client().send(
                        "POST",
                        "/api/inbox/messages",
                        BodyPublishers.ofByteArray(bytes),
                        "Content-Type",
                        "application/octet-stream",
                        "Idempotency-Key",
                        "k-1");

        var call = INBOX.onlyCall("/api/inbox/messages");
        assertThat(call.body()).isEqualTo(bytes);
        assertThat(call.header("Idempotency-Key")).isEqualTo("k-1");
        assertThat(call.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.headers().firstValue("Idempotency-Replayed")).hasValue("yes");
        assertThat(answer.headers().firstValueAsLong("Content-Length")).hasValue(bytes.length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"q=a%20b%26c%2Fd&x=%E2%98%83", "q=a+b", "filter=all&q=", "q=100%25", "denied=a%2Bb%3D"})
    void queryGoesThroughAsItIs(String query) {
        client().get("/api/inbox/conversations?" + query);

        assertThat(INBOX.onlyCall("/api/inbox/conversations").uri().getRawQuery())
                .isEqualTo(query);
    }

    @Test
    void answerOfAServiceGoesThroughWhateverItsStatus() {
        INTEGRATION.answers("/api/integrations/x", 503, "application/problem+json", "{\"code\":\"x-unreachable\"}");

        for (int i = 0; i < 15; i++) {
            var answer = client().get("/api/integrations/x");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).isEqualTo("{\"code\":\"x-unreachable\"}");
        }
        assertThat(INTEGRATION.calls("/api/integrations/x")).hasSize(15);
    }

    @Test
    void redirectAndCookiesOfTheCallbackGoThrough() {
        CONNECTOR.on("/oauth/twitter/callback", exchange -> {
            exchange.getResponseHeaders().set("Location", "http://kanal.test/connecting?connection=1");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.getResponseHeaders()
                    .add("Set-Cookie", "kanal_connection_1=; Max-Age=0; Path=/oauth/twitter/callback");
            exchange.sendResponseHeaders(303, -1);
            exchange.close();
        });

        var answer = client().withCookie("kanal_connection_1", "secret")
                .withCookie("KANAL_ACCESS", "a")
                .get("/oauth/twitter/callback?oauth_token=t&oauth_verifier=v");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("http://kanal.test/connecting?connection=1");
        assertThat(Client.setCookie(answer, "kanal_connection_1")).contains("Path=/oauth/twitter/callback");
        var call = CONNECTOR.onlyCall("/oauth/twitter/callback");
        assertThat(call.header("Cookie")).isEqualTo("kanal_connection_1=secret");
        assertThat(call.header("Authorization")).isNull();
    }

    @Test
    void traceGoesOnOrBegins() {
        var given = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

        client().get("/api/info", "traceparent", given);
        client().get("/api/channels");
        client().get("/api/users", "traceparent", "nonsense");

        assertThat(CONNECTOR.onlyCall("/api/info").header("traceparent")).isEqualTo(given);
        assertThat(REGISTRY.onlyCall("/api/channels").header("traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
        assertThat(AUTH.onlyCall("/api/users").header("traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
    }

    @Test
    void nobodyButTheGatewayNamesTheCaller() {
        client().get(
                        "/api/info",
                        "X-Forwarded-For",
                        "203.0.113.9",
                        "Forwarded",
                        "for=203.0.113.9",
                        "X-Forwarded-Host",
                        "evil.test",
                        "X-Forwarded-Proto",
                        "https",
                        "X-Real-IP",
                        "203.0.113.9");

        var call = CONNECTOR.onlyCall("/api/info");
        assertThat(call.headers().get("X-Forwarded-For")).containsExactly("127.0.0.1");
        assertThat(call.headers().keySet())
                .noneMatch(name -> name.equalsIgnoreCase("Forwarded")
                        || name.equalsIgnoreCase("X-Forwarded-Host")
                        || name.equalsIgnoreCase("X-Forwarded-Proto")
                        || name.equalsIgnoreCase("X-Real-Ip"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal/sessions",
                "/internal/authorizations/login",
                "/api",
                "/api/",
                "/api/nowhere",
                "/oauth/twitter",
                "/oauth/twitter/callback/",
                "/webhooks/twitter/1",
                "/api/events/",
                "/actuator/env"
            })
    void unknownPathIsProblem404(String path) {
        for (var method : List.of("GET", "POST")) {
            var answer = client().send(method, path, BodyPublishers.noBody(), "Accept", "text/html,*/*;q=0.1");
            assertThat(answer.statusCode()).as(method).isEqualTo(404);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(Client.code(answer)).isEqualTo("not-found");
        }
        assertThat(ALL).allSatisfy(service -> assertThat(service.calls()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/auth/..;/internal/sessions",
                "/api/auth/%2e%2e/%2E%2E/internal/sessions",
                "/api/auth/..%2F..%2finternal/sessions",
                "/api/auth/%252e%252e/internal",
                "//internal/sessions",
                "/api/auth//token",
                "/api/auth/token;a=b",
                "/api/channels/%00",
                "/api/channels/a%5cb"
            })
    void pathWithTwoMeaningsIsRefused(String path) {
        var answer = client().get(path);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Client.code(answer)).isEqualTo("malformed-request");
        assertThat(ALL).allSatisfy(service -> assertThat(service.calls()).isEmpty());
    }

    @Test
    void wrongMethodOfTheGatewaysOwnCallsIsProblem405() {
        var answer = client().get("/api/auth/login");

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(Client.code(answer)).isEqualTo("method-not-allowed");
        assertThat(answer.headers().firstValue("Allow")).hasValue("POST");
    }

    private Client client() {
        return new Client(port);
    }
}
