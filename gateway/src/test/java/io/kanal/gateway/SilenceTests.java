package io.kanal.gateway;

import static io.kanal.gateway.FakeServices.AUTH;
import static io.kanal.gateway.FakeServices.INBOX;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Tests that what is secret is in no log line, whatever goes wrong. */
@GatewayTest
@ExtendWith(OutputCaptureExtension.class)
class SilenceTests {

    @LocalServerPort
    private int port;

    @BeforeEach
    void forget() {
        FakeServices.reset();
    }

    @Test
    void failuresAreNotedWithoutAnySecret(CapturedOutput output) {
        AUTH.on("/api/invitations/canary-path", HttpExchange::close);
        AUTH.on("/internal/sessions", HttpExchange::close);
        AUTH.answers("/internal/sessions/refresh", 500, "text/plain", "canary-answer");
        INBOX.on("/api/inbox/channels", HttpExchange::close);
        var access = Tokens.access("canary-user", Duration.ofMinutes(-1));
        var browser = new Client(port);
        browser.get("/api/info?canary-query");
        browser.postAsPage("/api/auth/login", "{\"password\":\"canary-password\"}");
        browser.get("/api/invitations/canary-path?canary-query");
        browser.get("/api/inbox/channels?canary-query", "Authorization", "Bearer canary-bearer");
        browser.get("/nowhere/canary-path?canary-query");
        AUTH.answers("/internal/sessions", 200, "application/json", "{\"user\":canary-answer}");
        browser.postAsPage("/api/auth/login", "{\"username\":\"budi\",\"password\":\"canary-password\"}");
        browser.postAsPage("/api/auth/login", "{\"username\":\"budi\",\"password\":canary-password}");
        browser.postAsPage("/api/auth/login", "canary-password");
        var lost = browser.withCookie("KANAL_ACCESS", access)
                .withCookie("KANAL_REFRESH", "canary-refresh")
                .get("/api/channels?canary-query");

        assertThat(lost.statusCode()).isEqualTo(503);
        assertThat(output)
                .contains("GET /api/invitations ended with answer-lost")
                .contains("GET /api/channels ended with service-unavailable")
                .contains("POST /api/auth ended with answer-lost")
                .doesNotContain("canary")
                .doesNotContain(access);
    }
}
