package io.kanal.sandbox.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kanal.sandbox.Sandbox;
import io.kanal.sandbox.SandboxTest;
import io.kanal.sandbox.oauth.XClient;
import io.kanal.sandbox.oauth.XClient.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Tests for {@link FaultFilter}: each kind as a client sees it over a socket. */
@SandboxTest
class FaultTests {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Sandbox sandbox;
    private final String person;
    private final XClient client;

    FaultTests(@LocalServerPort int port) {
        sandbox = new Sandbox(port);
        person = sandbox.person();
        client = sandbox.client(person);
    }

    @BeforeEach
    void calm() {
        sandbox.calm();
    }

    @ParameterizedTest
    @CsvSource({
        "rate-limit, 429, about:blank",
        "usage-cap, 429, usage-capped",
        "24h-limit, 429, about:blank",
        "unauthorized, 401, about:blank",
        "app-keys, 401, about:blank",
        "app-suspended, 403, app-suspended",
        "not-enrolled, 403, client-forbidden",
        "permission, 403, oauth1-permissions",
        "suspended, 403, user-suspended",
        "locked, 403, about:blank",
        "recipient-closed, 403, about:blank",
        "out-of-credit, 402, credits-depleted",
        "server-error, 500, internal-error",
        "unavailable, 503, about:blank"
    })
    void xSaysNo(String kind, int status, String type) {
        order("/2/dm_events", kind, "\"times\": 1");

        var answer = client.get("/2/dm_events");

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().get("type").asString()).endsWith(type);
        assertThat(answer.json().get("status").asInt()).isEqualTo(status);
        assertThat(client.get("/2/dm_events").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"duplicate, 403, 187", "clock, 401, 135"})
    void xSaysNoInItsOlderWay(String kind, int status, int code) {
        order("/2/dm_events", kind, "\"times\": 1");

        var answer = client.get("/2/dm_events");

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().at("/errors/0/code").asInt()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "unauthorized, 401, 89",
        "suspended, 403, 64",
        "locked, 403, 326",
        "app-suspended, 401, 416",
        "rate-limit, 429, 88",
        "unavailable, 503, 130",
        "server-error, 500, 131"
    })
    void theOlderCallsHaveCodes(String kind, int status, int code) {
        order("/1.1/account/verify_credentials.json", kind, "\"times\": 1");

        var answer = client.get("/1.1/account/verify_credentials.json");

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().at("/errors/0/code").asInt()).isEqualTo(code);
    }

    @Test
    void aLimitTellsWhenItEnds() {
        order("/2/dm_events", "rate-limit", "\"seconds\": 30");
        order("/2/users/me", "24h-limit", "\"times\": 1");

        var limited = client.get("/2/dm_events");
        var daily = client.get("/2/users/me");

        assertThat(limited.header("x-rate-limit-remaining")).isEqualTo("0");
        assertThat(secondsTill(limited.header("x-rate-limit-reset"))).isBetween(20L, 31L);
        assertThat(daily.header("x-user-limit-24hour-remaining")).isEqualTo("0");
        assertThat(secondsTill(daily.header("x-user-limit-24hour-reset"))).isBetween(86_000L, 86_401L);
    }

    @Test
    void wrongAppKeysAreWrongForTheRequestTokenToo() {
        order("/2/dm_events", "app-keys", "\"times\": 1");

        assertThat(client.get("/2/dm_events").status()).isEqualTo(401);
        assertThat(requestToken().status()).isEqualTo(401);
        assertThat(requestToken().status()).isEqualTo(200);
    }

    @Test
    void aDeadUserTokenLeavesTheAppKeysGood() {
        order("/2/dm_events", "unauthorized", "\"times\": 1");

        assertThat(client.get("/2/dm_events").status()).isEqualTo(401);
        assertThat(requestToken().status()).isEqualTo(200);
    }

    @Test
    void noAnswerComes() {
        order("/2/dm_events", "timeout", "\"times\": 1, \"delayMillis\": 1500");

        assertThatThrownBy(() ->
                        client.exchangeOrFail(client.request("GET", "/2/dm_events"), null, Duration.ofMillis(500)))
                .isInstanceOf(HttpTimeoutException.class);
    }

    /** A bare socket, because an HTTP client takes a reset for a stale connection and asks again by itself. */
    @Test
    void theConnectionIsReset() throws Exception {
        var path = "/2/users/by/username/" + person;
        order(path, "reset", "\"times\": 1");

        try (var socket = new Socket("127.0.0.1", client.port())) {
            socket.setSoTimeout(10_000);
            var request = "GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(path);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));

            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketException.class);
        }

        Awaitility.await().atMost(PATIENCE).until(() -> statusesOf(path).equals(List.of(0)));
    }

    @Test
    void theAnswerBreaksOff() {
        order("/2/dm_events", "truncated", "\"times\": 1");

        assertThatThrownBy(() -> client.exchangeOrFail(client.request("GET", "/2/dm_events"), null, PATIENCE))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void theAnswerIsNoJson() {
        order("/2/dm_events", "not-json", "\"times\": 1");

        assertThat(client.get("/2/dm_events").text()).startsWith("<!DOCTYPE html>");
    }

    @Test
    void theAnswerLeadsElsewhere() {
        order("/2/dm_events", "redirect", "\"times\": 1");

        var answer = client.get("/2/dm_events");

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).isNotEmpty();
    }

    @Test
    void theAnswerIsSlow() {
        order("/2/dm_events", "slow", "\"times\": 1, \"delayMillis\": 700");
        var asked = Instant.now();

        assertThat(client.get("/2/dm_events").status()).isEqualTo(200);

        assertThat(Duration.between(asked, Instant.now())).isGreaterThanOrEqualTo(Duration.ofMillis(700));
    }

    @ParameterizedTest
    @CsvSource({
        "server-error, after, 1", "reset, after, 1", "truncated, after, 1", "timeout, after, 1", "slow, after, 1",
        "server-error, before, 0", "reset, before, 0", "truncated, before, 0", "timeout, before, 0", "slow, before, 1"
    })
    void xHasCarriedTheCallOutOrNot(String kind, String when, int arrived) {
        var other = sandbox.id(sandbox.person());
        var path = "/2/dm_conversations/with/" + other + "/messages";
        order("/2/dm_conversations/**", kind, "\"times\": 1, \"when\": \"" + when + "\", \"delayMillis\": 100");

        try {
            client.post(path, "{\"text\": \"once\"}");
        } catch (UncheckedIOException expected) {
            assertThat(kind).isIn("reset", "truncated", "timeout");
        }

        assertThat(sandbox.done("GET", "/messages?account=" + person, null).get("items"))
                .hasSize(arrived);
    }

    @Test
    void aFaultCanBeMeantForOneAccountOnly() {
        var other = sandbox.client(sandbox.person());
        order("*", "unavailable", "\"seconds\": 60, \"account\": \"" + person + "\"");

        assertThat(client.get("/2/dm_events").status()).isEqualTo(503);
        assertThat(other.get("/2/dm_events").status()).isEqualTo(200);
        sandbox.done("DELETE", "/faults", null);
        assertThat(client.get("/2/dm_events").status()).isEqualTo(200);
    }

    private void order(String path, String kind, String more) {
        sandbox.fault("{\"path\": \"%s\", \"kind\": \"%s\", %s}".formatted(path, kind, more));
    }

    private List<Integer> statusesOf(String path) {
        return sandbox.done("GET", "/requests", null)
                .get("items")
                .valueStream()
                .filter(item -> item.get("path").asString().equals(path))
                .map(item -> item.get("status").asInt())
                .toList();
    }

    private Answer requestToken() {
        return new XClient(client.port(), client.apiKey(), client.apiKeySecret(), "", "")
                .oauth("/oauth/request_token", "oauth_callback", Sandbox.CALLBACK);
    }

    private static long secondsTill(String reset) {
        return Long.parseLong(reset) - Instant.now().getEpochSecond();
    }
}
