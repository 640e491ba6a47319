package io.kanal.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Tests of pages, their files, their one host and their headers, over the whole gateway. */
@GatewayTest
class PageTests {

    private static final String HERE = "kanal.test";

    @LocalServerPort
    private int port;

    @BeforeEach
    void forget() {
        FakeServices.reset();
    }

    @Test
    void startPageSaysWhatThisIs() {
        var answer = client().get("/", "Host", HERE);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-cache");
        assertThat(answer.body()).contains("this gateway was given no panel", "KANAL_PANEL_FILES");
    }

    @Test
    void personWhoComesBackFromXGetsThePanelWhateverTheBrowserAccepts() {
        var answer = client().get("/connecting?connection=1", "Host", HERE);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/connecting"})
    void pagesHaveNothingInline(String path) {
        assertThat(client().get(path, "Host", HERE).body())
                .doesNotContainPattern("<script(?![^>]*src=)")
                .doesNotContain("<style", " style=", "javascript:")
                .doesNotContainPattern(" on[a-z]+=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/integrations", "/inbox/conversations/1"})
    void pathOfThePanelIsThePanelsToShow(String path) {
        var browser = client().get(path, "Host", HERE, "Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        assertThat(browser.statusCode()).isEqualTo(200);
        assertThat(browser.body()).startsWith("<!doctype html>");

        var program = client().get(path, "Host", HERE);
        assertThat(program.statusCode()).isEqualTo(404);
        assertThat(Client.code(program)).isEqualTo("not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/plain.css", "/icon.svg"})
    void filesAreServedAndAskedForAnew(String path) {
        var answer = client().get(path, "Host", HERE);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-cache");
    }

    @Test
    void filesWithHashedNamesAreKeptForAYearAndCarryNoCookie() {
        var answer = client().get("/assets/hashed-0a1b2c.css", "Host", HERE);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("max-age=31536000, public, immutable");
        assertThat(Client.setCookies(answer)).isEmpty();
    }

    @Test
    void filesTravelCompressedToBrowsers() {
        var answer =
                client().get("/assets/hashed-0a1b2c.css", "Host", HERE, "Accept-Encoding", "gzip, deflate, br, zstd");

        assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/css");
        assertThat(answer.headers().allValues("Vary")).contains("Accept-Encoding");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("max-age=31536000, public, immutable");
    }

    @Test
    void fileThatTheBrowserTakesOnlyPlainIsPlain() {
        var answer = client().get("/assets/hashed-0a1b2c.css", "Host", HERE, "Accept-Encoding", "identity");

        assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(answer.body()).contains("{");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere.js", "/assets/nowhere-1.js", "/assets/../application.yml", "/application.yml"})
    void fileThatIsNotThereIsAProblem(String path) {
        var answer = client().get(path, "Host", HERE, "Accept", "text/html");

        assertThat(answer.statusCode()).isIn(404, 400);
        assertThat(Client.code(answer)).isIn("not-found", "malformed-request");
    }

    @Test
    void pageTakesNoPost() {
        var answer = client().post("/index.html", "x");

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(Client.code(answer)).isEqualTo("method-not-allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/connecting?connection=1&x=%20a", "/inbox/a%C3%A4?q=1", "/plain.css"})
    void pageAtAnotherHostIsSentToThePublicOne(String path) {
        for (var host : new String[] {"127.0.0.1:8080", "localhost", "kanal.test:8080", "www.kanal.test"}) {
            var answer = client().get(path, "Host", host);
            assertThat(answer.statusCode()).isEqualTo(308);
            assertThat(answer.headers().firstValue("Location")).hasValue("http://kanal.test" + path);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"kanal.test", "KANAL.test", "kanal.test:80"})
    void publicHostIsFoundHoweverItIsWritten(String host) {
        assertThat(client().get("/", "Host", host).statusCode()).isEqualTo(200);
    }

    @Test
    void callsOfProgramsWorkAtEveryHost() {
        assertThat(client().get("/api/info", "Host", "127.0.0.1:8080").statusCode())
                .isEqualTo(200);
        assertThat(client().get("/api/info", "Host", "localhost:8080").statusCode())
                .isEqualTo(200);
        assertThat(client().get("/oauth/twitter/callback", "Host", "localhost").statusCode())
                .isEqualTo(200);
        assertThat(client().post("/api/auth/token", "{}", "Host", "localhost").statusCode())
                .isEqualTo(200);
        assertThat(client().get("/actuator/health", "Host", "10.1.2.3:8080").statusCode())
                .isEqualTo(200);
    }

    @Test
    void headOfAPageHasNoBody() {
        var answer = client().send("HEAD", "/", BodyPublishers.noBody(), "Host", HERE);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/info", "/api/nowhere", "/plain.css", "/nowhere.js"})
    void everyAnswerHasTheSecurityHeadersOnce(String path) {
        FakeServices.CONNECTOR.on("/api/info", exchange -> {
            exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
            exchange.getResponseHeaders().set("X-Frame-Options", "SAMEORIGIN");
            exchange.getResponseHeaders().set("Content-Security-Policy", "default-src *");
            FakeService.answer(exchange, 200, "application/json", "{}");
        });

        var headers = client().get(path, "Host", HERE).headers();

        assertThat(headers.allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(headers.allValues("X-Frame-Options")).containsExactly("DENY");
        assertThat(headers.allValues("Referrer-Policy")).containsExactly("no-referrer");
        assertThat(headers.allValues("Permissions-Policy")).hasSize(1);
        assertThat(headers.allValues("Content-Security-Policy"))
                .singleElement()
                .satisfies(policy -> assertThat(policy)
                        .contains(
                                "default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'")
                        .contains("img-src 'self' data: https://pictures.test http://x.test:8090;")
                        .doesNotContain("unsafe"));
        assertThat(headers.firstValue("Strict-Transport-Security")).isEmpty();
    }

    @Test
    void answersOfCallsAreNotKept() {
        assertThat(client().get("/api/info").headers().firstValue("Cache-Control"))
                .hasValue("no-store");
    }

    @Test
    void healthAndMetricsAreForDirectCallsOnly() {
        assertThat(client().get("/actuator/health").body()).contains("\"UP\"");
        assertThat(client().get("/actuator/prometheus").body()).contains("jvm_memory_used_bytes");

        for (var header : new String[] {"X-Forwarded-For", "Forwarded"}) {
            var handedOn = client().get("/actuator/prometheus", header, "203.0.113.9");
            assertThat(handedOn.statusCode()).isEqualTo(404);
            assertThat(Client.code(handedOn)).isEqualTo("not-found");
        }
    }

    private Client client() {
        return new Client(port);
    }
}
