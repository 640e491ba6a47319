package io.kanal.gateway;

import static io.kanal.gateway.FakeServices.AUTH;
import static io.kanal.gateway.FakeServices.INBOX;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Tests of the protection against writes that other sites make in a person's name, over the whole gateway. */
@GatewayTest
class CsrfTests {

    private static final String READ = "/api/inbox/conversations/1/read";

    @LocalServerPort
    private int port;

    @BeforeEach
    void forget() {
        FakeServices.reset();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/info", "/connecting", "/api/nowhere"})
    void anyGetSetsTheToken(String path) {
        var cookie = Client.setCookie(new Client(port).get(path), "XSRF-TOKEN");

        assertThat(cookie).matches("XSRF-TOKEN=[0-9a-f]{32};.*").contains("Path=/", "SameSite=Lax");
        assertThat(cookie).doesNotContain("HttpOnly").doesNotContain("Secure");
    }

    @Test
    void tokenThatTheBrowserHasStays() {
        var browser = new Client(port);
        browser.get("/");

        assertThat(Client.setCookies(browser.get("/api/info"))).isEmpty();
    }

    @Test
    void cookieCallThatWritesNeedsTheToken() {
        var browser = signedIn();

        var without = browser.post(READ, "{}");
        assertThat(without.statusCode()).isEqualTo(403);
        assertThat(Client.code(without)).isEqualTo("csrf-token-wrong");
        assertThat(INBOX.calls()).isEmpty();

        assertThat(browser.postAsPage(READ, "{}").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00000000000000000000000000000000"})
    void anotherTokenIsRefused(String token) {
        assertThat(signedIn().post(READ, "{}", "X-XSRF-TOKEN", token).statusCode())
                .isEqualTo(403);
    }

    @Test
    void tokenThatIsEmptyOnBothSidesIsRefused() {
        var browser = new Client(port).withCookie("KANAL_REFRESH", "r").withCookie("XSRF-TOKEN", "");

        assertThat(browser.post(READ, "{}", "X-XSRF-TOKEN", "").statusCode()).isEqualTo(403);
    }

    @Test
    void loginNeedsTheTokenWithoutASessionToo() {
        var answer = new Client(port).post("/api/auth/login", "{}", "Content-Type", "application/json");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(Client.code(answer)).isEqualTo("csrf-token-wrong");
        assertThat(AUTH.calls()).isEmpty();
    }

    @Test
    void programsNeedNone() {
        var program = new Client(port);

        assertThat(program.post("/api/auth/token", "{}").statusCode()).isEqualTo(200);
        assertThat(program.post(READ, "{}", "Authorization", "Bearer t").statusCode())
                .isEqualTo(200);
    }

    @Test
    void bearerBesideASessionDoesNotSpareTheToken() {
        assertThat(signedIn().post(READ, "{}", "Authorization", "Bearer t").statusCode())
                .isEqualTo(403);
    }

    @Test
    void readingNeedsNone() {
        assertThat(signedIn().get("/api/inbox/channels").statusCode()).isEqualTo(200);
    }

    private Client signedIn() {
        var browser = new Client(port);
        browser.get("/");
        return browser.withCookie("KANAL_ACCESS", Tokens.access("a", Duration.ofMinutes(5)))
                .withCookie("KANAL_REFRESH", "refresh");
    }
}
