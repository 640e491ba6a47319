package io.kanal.gateway;

import static io.kanal.gateway.FakeServices.AUTH;
import static io.kanal.gateway.FakeServices.INBOX;
import static io.kanal.gateway.FakeServices.REGISTRY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Tests of browser sessions, over the whole gateway. */
@GatewayTest
class SessionTests {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration GONE = Duration.ofMinutes(-1);
    private static final Duration NEARLY_GONE = Duration.ofSeconds(10);

    @LocalServerPort
    private int port;

    @BeforeEach
    void forget() {
        FakeServices.reset();
    }

    @Test
    void loginAnswersTheUserAndKeepsTheTokensInCookies() {
        var access = Tokens.access("a1", LONG);
        AUTH.answers("/internal/sessions", 200, "application/json", Tokens.session(access, "refresh-1"));
        var browser = browser();

        var answer = browser.postAsPage("/api/auth/login", "{\"username\":\"owner\",\"password\":\"pä\"}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"user\":{\"username\":\"owner\",\"displayName\":\"Owner ☃\"}}");
        assertThat(Client.setCookie(answer, "KANAL_ACCESS"))
                .contains("Path=/", "HttpOnly", "SameSite=Lax", "Max-Age=300")
                .doesNotContain("Secure");
        assertThat(Client.setCookie(answer, "KANAL_REFRESH"))
                .startsWith("KANAL_REFRESH=refresh-1;")
                .contains("Path=/", "HttpOnly", "SameSite=Lax", "Max-Age=43200")
                .doesNotContain("Secure");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        var asked = AUTH.onlyCall("/internal/sessions");
        assertThat(asked.body()).asString().isEqualTo("{\"username\":\"owner\",\"password\":\"pä\"}");
        assertThat(asked.header("X-Forwarded-For")).isEqualTo("127.0.0.1");
        assertThat(asked.header("traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");

        browser.get("/api/channels");
        assertThat(REGISTRY.onlyCall("/api/channels").header("Authorization")).isEqualTo("Bearer " + access);
    }

    @Test
    void refusedLoginIsAnsweredAsAuthServiceSaysIt() {
        AUTH.on("/internal/sessions", exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "77");
            FakeService.answer(exchange, 429, "application/problem+json", "{\"code\":\"too-many-attempts\"}");
        });

        var answer = browser().postAsPage("/api/auth/login", "{}");

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("77");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).isEqualTo("{\"code\":\"too-many-attempts\"}");
        assertThat(Client.setCookies(answer)).isEmpty();
    }

    @Test
    void emptyLoginIsLeftToAuthService() {
        AUTH.answers("/internal/sessions", 400, "application/problem+json", "{\"code\":\"malformed-request\"}");

        var answer = browser().postAsPage("/api/auth/login", "");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(AUTH.onlyCall("/internal/sessions").body()).isEmpty();
    }

    @Test
    void sessionCookiesAreKeptBackFromServicesAndOthersGoThrough() {
        var browser = browser(Tokens.access("a", LONG), "refresh").withCookie("other", "1");

        browser.get("/api/channels");

        assertThat(REGISTRY.onlyCall("/api/channels").header("Cookie")).isEqualTo("other=1");
    }

    @Test
    void tokenThatIsAboutToExpireIsRenewed() {
        var renewed = Tokens.access("new", LONG);
        AUTH.answers("/internal/sessions/refresh", 200, "application/json", Tokens.session(renewed, "refresh-2"));
        var browser = browser(Tokens.access("old", NEARLY_GONE), "refresh-1");

        browser.get("/api/channels");

        assertThat(AUTH.onlyCall("/internal/sessions/refresh").body())
                .asString()
                .isEqualTo("{\"refreshToken\":\"refresh-1\"}");
        assertThat(REGISTRY.onlyCall("/api/channels").header("Authorization")).isEqualTo("Bearer " + renewed);
        assertThat(browser.cookie("KANAL_REFRESH")).isEqualTo("refresh-2");
        assertThat(browser.cookie("KANAL_ACCESS")).isEqualTo(renewed);
    }

    @Test
    void manyRequestsAtTheSameTimeRenewOnce() throws Exception {
        var renewed = Tokens.access("new", LONG);
        var allAreWaiting = new CountDownLatch(1);
        AUTH.on("/internal/sessions/refresh", exchange -> {
            await(allAreWaiting);
            FakeService.answer(exchange, 200, "application/json", Tokens.session(renewed, "refresh-2"));
        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, 12)
                    .mapToObj(i -> threads.submit(() -> new Client(port)
                            .withCookie("KANAL_REFRESH", "refresh-1")
                            .get("/api/channels")))
                    .toList();
            Awaitility.await()
                    .until(() -> AUTH.calls("/internal/sessions/refresh").size() == 1);
            allAreWaiting.countDown();
            for (var answer : answers) {
                assertThat(Client.setCookie(answer.get(), "KANAL_REFRESH")).startsWith("KANAL_REFRESH=refresh-2;");
            }
        }
        assertThat(REGISTRY.calls("/api/channels"))
                .hasSize(12)
                .allSatisfy(call -> assertThat(call.header("Authorization")).isEqualTo("Bearer " + renewed));
    }

    @Test
    void sessionThatHasEndedIsForgottenByTheBrowser() {
        AUTH.answers("/internal/sessions/refresh", 401, "application/problem+json", "{}");
        REGISTRY.answers("/api/channels", 401, "application/problem+json", "{\"code\":\"not-signed-in\"}");
        var browser = browser(Tokens.access("old", GONE), "refresh-1");

        var answer = browser.get("/api/channels");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(Client.setCookie(answer, "KANAL_ACCESS")).contains("Max-Age=0", "HttpOnly", "Path=/");
        assertThat(Client.setCookie(answer, "KANAL_REFRESH")).contains("Max-Age=0", "HttpOnly", "Path=/");
        assertThat(REGISTRY.onlyCall("/api/channels").header("Authorization")).isNull();
        assertThat(browser.cookies()).doesNotContainKeys("KANAL_ACCESS", "KANAL_REFRESH");
    }

    @Test
    void outageOfAuthServiceKeepsTheCookiesAndSaysSo() {
        AUTH.answers("/internal/sessions/refresh", 500, "application/problem+json", "{}");
        var browser = browser(Tokens.access("old", GONE), "refresh-1");

        var answer = browser.get("/api/channels");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(Client.code(answer)).isEqualTo("service-unavailable");
        assertThat(Client.setCookies(answer)).isEmpty();
        assertThat(REGISTRY.calls()).isEmpty();
    }

    @Test
    void runningSessionGoesOnWhileAuthServiceIsDown() {
        AUTH.answers("/internal/sessions/refresh", 503, "application/problem+json", "{}");
        var access = Tokens.access("old", NEARLY_GONE);

        var answer = browser(access, "refresh-1").get("/api/inbox/channels");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Client.setCookies(answer)).isEmpty();
        assertThat(INBOX.onlyCall("/api/inbox/channels").header("Authorization"))
                .isEqualTo("Bearer " + access);
    }

    @Test
    void cookieThatIsNoTokenIsNotHandedOn() {
        var answer = new Client(port).withCookie("KANAL_ACCESS", "rubbish").get("/api/info");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(FakeServices.CONNECTOR.onlyCall("/api/info").header("Authorization"))
                .isNull();
    }

    @Test
    void bearerOfAProgramGoesThroughUntouched() {
        new Client(port).post("/api/integrations/twitter/login", "{}", "Authorization", "Bearer program");

        assertThat(FakeServices.INTEGRATION
                        .onlyCall("/api/integrations/twitter/login")
                        .header("Authorization"))
                .isEqualTo("Bearer program");
    }

    @Test
    void logoutEndsTheSessionAndClearsTheCookies() {
        AUTH.answers("/internal/sessions/end", 204, "application/json", "");
        var browser = browser(Tokens.access("a", LONG), "refresh-1");

        var answer = browser.postAsPage("/api/auth/logout", "");

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(AUTH.onlyCall("/internal/sessions/end").body())
                .asString()
                .isEqualTo("{\"refreshToken\":\"refresh-1\"}");
        assertThat(browser.cookies()).containsOnlyKeys("XSRF-TOKEN");
    }

    @Test
    void logoutThatAuthServiceMissesIsSaidAndStillClearsTheCookies() {
        AUTH.answers("/internal/sessions/end", 503, "application/json", "{}");
        var browser = browser(Tokens.access("a", LONG), "refresh-1");

        var answer = browser.postAsPage("/api/auth/logout", "");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(Client.code(answer)).isEqualTo("signed-out-here-only");
        assertThat(browser.cookies()).containsOnlyKeys("XSRF-TOKEN");
    }

    @Test
    void logoutEverywhereClearsTheCookiesToo() {
        AUTH.answers("/api/auth/logout-everywhere", 204, "application/json", "");
        var renewed = Tokens.session(Tokens.access("new", LONG), "refresh-2");
        AUTH.answers("/internal/sessions/refresh", 200, "application/json", renewed);
        var browser = browser(Tokens.access("a", NEARLY_GONE), "refresh-1");

        var answer = browser.postAsPage("/api/auth/logout-everywhere", "");

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(Client.setCookies(answer)).hasSize(2);
        assertThat(browser.cookies()).containsOnlyKeys("XSRF-TOKEN");
    }

    @Test
    void logoutEverywhereThatFailsKeepsTheSession() {
        AUTH.answers("/api/auth/logout-everywhere", 503, "application/json", "{}");
        var browser = browser(Tokens.access("a", LONG), "refresh-1");

        browser.postAsPage("/api/auth/logout-everywhere", "");

        assertThat(browser.cookies()).containsKeys("KANAL_ACCESS", "KANAL_REFRESH");
    }

    @Test
    void logoutWithoutSessionIsNoMistake() {
        assertThat(new Client(port).post("/api/auth/logout", "").statusCode()).isEqualTo(204);
        assertThat(AUTH.calls()).isEmpty();
    }

    private Client browser() {
        var browser = new Client(port);
        browser.get("/");
        return browser;
    }

    private Client browser(String access, String refresh) {
        return browser().withCookie("KANAL_ACCESS", access).withCookie("KANAL_REFRESH", refresh);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(5, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
