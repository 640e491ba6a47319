package io.kanal.sandbox.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.kanal.sandbox.Sandbox;
import io.kanal.sandbox.SandboxTest;
import io.kanal.sandbox.oauth.XClient;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Tests for {@link LimitFilter}, the bill and the clock, which all three decide what a window is. */
@SandboxTest
class LimitTests {

    private final Sandbox sandbox;
    private final String person;
    private final XClient client;

    LimitTests(@LocalServerPort int port) {
        sandbox = new Sandbox(port);
        person = sandbox.person();
        client = sandbox.client(person);
    }

    @BeforeEach
    void calm() {
        sandbox.calm();
    }

    @Test
    void fifteenReadsInFifteenMinutes() {
        for (var left = 14; left >= 0; left--) {
            var answer = client.get("/2/dm_events");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("x-rate-limit-limit")).isEqualTo("15");
            assertThat(answer.header("x-rate-limit-remaining")).isEqualTo(Integer.toString(left));
        }

        var refused = client.get("/2/dm_events");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.json().get("title").asString()).isEqualTo("Too Many Requests");
        assertThat(Long.parseLong(refused.header("x-rate-limit-reset")))
                .isBetween(Instant.now().getEpochSecond(), Instant.now().getEpochSecond() + 901);
        assertThat(client.get("/2/users/me").status()).isEqualTo(200);
        sandbox.done("POST", "/clock", "{\"skipSeconds\": 900}");
        assertThat(client.get("/2/dm_events").header("x-rate-limit-remaining")).isEqualTo("14");
    }

    @Test
    void sendsTellTheirDay() {
        var other = sandbox.id(sandbox.person());

        var sent = client.post("/2/dm_conversations/with/" + other + "/messages", "{\"text\": \"x\"}");

        assertThat(sent.header("x-rate-limit-remaining")).isEqualTo("14");
        assertThat(sent.header("x-user-limit-24hour-remaining")).isEqualTo("1439");
        assertThat(sent.header("x-app-limit-24hour-limit")).isEqualTo("1440");
    }

    @Test
    void limitsCanBeSetAndSetBack() {
        sandbox.done("POST", "/limits", "{\"path\": \"/2/dm_events\", \"limit\": 1, \"windowSeconds\": 60}");
        sandbox.done("POST", "/limits", "{\"path\": \"/2/dm_conversations\", \"limit\": 0, \"windowSeconds\": 86400}");

        assertThat(client.get("/2/dm_events").status()).isEqualTo(200);
        var refused = client.get("/2/dm_events");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("x-rate-limit-limit")).isEqualTo("1");
        var send = client.post("/2/dm_conversations", "{}");
        assertThat(send.status()).isEqualTo(429);
        assertThat(send.header("x-user-limit-24hour-remaining")).isEqualTo("0");
        assertThat(send.header("x-rate-limit-remaining")).isEqualTo("15");

        sandbox.done("DELETE", "/limits?path=/2/dm_events", null);
        assertThat(client.get("/2/dm_events").header("x-rate-limit-limit")).isEqualTo("15");
    }

    @Test
    void aResourceIsChargedOncePerDay() {
        var other = sandbox.person();
        sandbox.message(other, person, "one");
        sandbox.message(other, person, "two");

        client.get("/2/dm_events");
        client.get("/2/dm_events");
        client.post("/2/dm_conversations/with/" + sandbox.id(other) + "/messages", "{\"text\": \"x\"}");
        client.get("/2/users/me");

        assertThat(charged("dm-event-read")).isEqualTo("2 0.02");
        assertThat(charged("dm-send")).isEqualTo("1 0.015");
        assertThat(charged("user-read")).isEqualTo("1 0.01");
        sandbox.done("POST", "/clock", "{\"skipSeconds\": 86400}");
        client.get("/2/dm_events");
        assertThat(charged("dm-event-read")).isEqualTo("2 0.02, 3 0.03");
        assertThat(sandbox.done("GET", "/bill", null).get("totalUsd").asDouble())
                .isPositive();
    }

    /** What the app of this test was charged for that, oldest day first. */
    private String charged(String resource) {
        var found = new StringBuilder();
        for (var line : sandbox.done("GET", "/bill", null).get("items")) {
            if (line.get("app").asString().equals("app of " + person)
                    && line.get("resource").asString().equals(resource)) {
                var text = line.get("count").asLong() + " "
                        + line.get("usd").decimalValue().stripTrailingZeros().toPlainString();
                found.insert(0, found.isEmpty() ? text : text + ", ");
            }
        }
        return found.toString();
    }
}
