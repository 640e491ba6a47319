package io.kanal.gateway;

import static io.kanal.gateway.FakeServices.AUTH;
import static io.kanal.gateway.FakeServices.CONNECTOR;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Tests of a gateway that people reach by https, through a proxy that it trusts. */
@GatewayTest
@TestPropertySource(
        properties = {"KANAL_PUBLIC_URL=https://kanal.test/", "KANAL_TRUSTED_PROXIES=127.0.0.1, 10.0.0.0/8"})
class BehindProxyTests {

    @LocalServerPort
    private int port;

    @BeforeEach
    void forget() {
        FakeServices.reset();
    }

    @Test
    void cookiesAreSecure() {
        AUTH.answers(
                "/internal/sessions",
                200,
                "application/json",
                Tokens.session(Tokens.access("a", Duration.ofMinutes(5)), "refresh"));
        var browser = new Client(port);
        var first = browser.get("/api/info");

        var answer = browser.postAsPage("/api/auth/login", "{}");

        assertThat(Client.setCookie(first, "XSRF-TOKEN")).contains("Secure");
        assertThat(Client.setCookie(answer, "KANAL_ACCESS")).contains("Secure", "HttpOnly");
        assertThat(Client.setCookie(answer, "KANAL_REFRESH")).contains("Secure", "HttpOnly");
        assertThat(Client.setCookie(browser.postAsPage("/api/auth/logout", ""), "KANAL_REFRESH"))
                .contains("Secure", "Max-Age=0");
    }

    @Test
    void browsersAreToldToStayWithHttps() {
        assertThat(new Client(port).get("/api/info").headers().firstValue("Strict-Transport-Security"))
                .hasValue("max-age=31536000");
    }

    @Test
    void callerIsTheLastOneBeforeTheTrustedProxies() {
        new Client(port).get("/api/info", "X-Forwarded-For", "192.0.2.1, 203.0.113.9:4711, 10.1.2.3");

        assertThat(CONNECTOR.onlyCall("/api/info").headers().get("X-Forwarded-For"))
                .containsExactly("203.0.113.9");
    }

    @Test
    void pageOverHttpOrAtAnotherHostIsSentToThePublicOne() {
        var proxy = new Client(port);

        var here = proxy.get("/", "Host", "inner:1", "X-Forwarded-Host", "kanal.test", "X-Forwarded-Proto", "https");
        assertThat(here.statusCode()).isEqualTo(200);
        var inTheClear = proxy.get("/a?b=c", "Host", "kanal.test", "X-Forwarded-Proto", "http");
        assertThat(inTheClear.statusCode()).isEqualTo(308);
        assertThat(inTheClear.headers().firstValue("Location")).hasValue("https://kanal.test/a?b=c");
        var elsewhere = proxy.get("/", "Host", "kanal.test", "X-Forwarded-Host", "old.test");
        assertThat(elsewhere.headers().firstValue("Location")).hasValue("https://kanal.test/");
    }

    @Test
    void healthIsNotForThoseBehindTheProxy() {
        assertThat(new Client(port).get("/actuator/health").statusCode()).isEqualTo(404);
    }
}
