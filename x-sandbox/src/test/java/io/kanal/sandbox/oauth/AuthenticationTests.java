package io.kanal.sandbox.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.kanal.sandbox.Sandbox;
import io.kanal.sandbox.SandboxTest;
import io.kanal.sandbox.oauth.XClient.Answer;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Tests for what {@link Authentication} and {@link CallerFilter} refuse. */
@SandboxTest
class AuthenticationTests {

    private final Sandbox sandbox;
    private final XClient app;

    AuthenticationTests(@LocalServerPort int port) {
        sandbox = new Sandbox(port);
        var known = sandbox.appClient("Kanal");
        app = new XClient(port, known.apiKey(), known.apiKeySecret(), "", "");
    }

    @BeforeEach
    void calm() {
        sandbox.calm();
    }

    @Test
    void onlyAllowedCallbacksAreTaken() {
        var refused = app.oauth("/oauth/request_token", "oauth_callback", Sandbox.CALLBACK + "/");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().at("/errors/0/code").asInt()).isEqualTo(415);
    }

    @Test
    void wrongKeysAndClocksAreToldApart() {
        var wrongKey = new XClient(app.port(), "nobody", app.apiKeySecret(), "", "");
        var wrongSecret = new XClient(app.port(), app.apiKey(), "wrong", "", "");

        assertThat(code(wrongKey.oauth("/oauth/request_token", "oauth_callback", Sandbox.CALLBACK)))
                .isEqualTo(32);
        assertThat(code(wrongSecret.oauth("/oauth/request_token", "oauth_callback", Sandbox.CALLBACK)))
                .isEqualTo(32);
        var late = sandbox.appClient("Kanal").getAt(Instant.now().minusSeconds(600), "/2/users/me");
        assertThat(late.status()).isEqualTo(401);
        assertThat(code(late)).isEqualTo(135);
    }

    @Test
    void aRepeatedNonceARepeatedNameAndABearerAreRefused() {
        var client = sandbox.appClient("Kanal");
        var signed = client.request("GET", "/2/users/me");

        assertThat(client.exchange(signed, null).status()).isEqualTo(200);
        assertThat(client.exchange(signed, null).status()).isEqualTo(401);
        assertThat(client.get("/2/dm_events", "max_results", "1", "max_results", "1")
                        .status())
                .isEqualTo(401);
        var bearer = XClient.plain(
                app.port(), "GET", "/2/dm_events", "text/plain", null, "Authorization", "Bearer " + "A".repeat(30));
        assertThat(bearer.json().get("type").asString()).endsWith("/unsupported-authentication");
        var nothing = XClient.plain(app.port(), "GET", "/1.1/account/verify_credentials.json", "text/plain", null);
        assertThat(nothing.status()).isEqualTo(400);
        assertThat(code(nothing)).isEqualTo(215);
    }

    @Test
    void theOldCallsForMessagesAreClosed() {
        var refused = sandbox.appClient("Kanal").get("/1.1/direct_messages/events/list.json");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(code(refused)).isEqualTo(453);
    }

    private static int code(Answer answer) {
        return answer.json().at("/errors/0/code").asInt();
    }
}
