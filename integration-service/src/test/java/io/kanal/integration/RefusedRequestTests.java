package io.kanal.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.kanal.contracts.connection.ConnectionEvent;
import io.kanal.contracts.connection.ConnectionEvent.ConnectionStateChanged;
import io.kanal.test.TestTokens;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.MediaType;

/** Tests for what is refused, to whom, and that no key is left behind. */
@ExtendWith(OutputCaptureExtension.class)
class RefusedRequestTests extends ServiceTest {

    @Test
    void theFormIsCheckedBeforeAnythingIsCalled() {
        var calls = CONNECTOR.requests().size();

        post("/twitter/developer-app", Map.of("apiKey", " ", "accessToken", "nonsense", "historyDays", 3))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[*].field")
                .value(fields -> assertThat(fields.toString())
                        .isEqualTo(
                                "[\"apiKey\",\"apiKeySecret\",\"accessToken\",\"accessTokenSecret\",\"historyDays\"]"))
                .jsonPath("$.errors[0].message")
                .isEqualTo("field is required")
                .jsonPath("$.errors[2].code")
                .isEqualTo("malformed");
        post("/twitter/login", Map.of("historyDays", 8)).expectStatus().isEqualTo(422);
        assertThat(CONNECTOR.requests()).hasSize(calls);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"apiKey\": 7}",
                "{\"apiKey\": {\"a\": 1}}",
                "{\"apiKey\": [\"x\"]}",
                "{\"apiKey\": \"a\\u0000b\"}",
                "{\"historyDays\": \"many\"}",
                "{\"historyDays\": 7.5}",
                "{\"apiKey\": ",
                "[]",
                "null",
                "",
                "7"
            })
    void aBodyThatCannotBeReadIsABadRequest(String body) {
        web.post()
                .uri("/api/integrations/twitter/developer-app")
                .headers(headers -> headers.setBearerAuth(token))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("malformed-request")
                .jsonPath("$.detail")
                .value(String.class, detail -> assertThat(detail).doesNotContain("java", "io.kanal", "tools."));
    }

    @Test
    void aBodyThatIsNestedTooDeeplyIsABadRequest() {
        web.post()
                .uri("/api/integrations/twitter/developer-app")
                .headers(headers -> headers.setBearerAuth(token))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"unknown\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}")
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void agentsMayNotAndOthersSeeNothing() {
        CONNECTOR.answers(200, "{\"state\": \"WAITING\"}");
        var connectionId = developerApp();
        var channelId = presentChannel();
        var disconnectionId = disconnect(presentChannel());
        var paths = List.of(
                "GET /connections/" + connectionId,
                "POST /connections/" + connectionId + "/cancel",
                "GET /disconnections/" + disconnectionId,
                "POST /channels/" + channelId + "/disconnect",
                "POST /channels/" + channelId + "/pause",
                "POST /channels/" + channelId + "/check-now");
        var agent = TestTokens.of(organization, "AGENT");
        var stranger = TestTokens.of(UUID.randomUUID(), "OWNER");

        for (var path : paths) {
            assertThat(statusAs(agent, path)).as(path).isEqualTo(403);
            assertThat(statusAs(stranger, path)).as(path).isEqualTo(404);
            assertThat(statusAs(token, path.replaceAll("[0-9a-f-]{36}", "not-an-id")))
                    .as(path)
                    .isEqualTo(404);
        }
        for (var path : List.of("POST /twitter/login", "GET /disconnections")) {
            assertThat(statusAs(agent, path)).as(path).isEqualTo(403);
        }
        assertThat(statusAs(TestTokens.of(UUID.randomUUID(), "op", null, "OPERATOR"), "POST /twitter/login"))
                .isEqualTo(403);
        assertThat(body(web.get()
                                .uri("/api/integrations/disconnections")
                                .headers(headers -> headers.setBearerAuth(stranger))
                                .exchange())
                        .get("items")
                        .size())
                .isZero();
    }

    @Test
    void noKeyIsLeftBehindAnywhere(CapturedOutput output) {
        CONNECTOR.answersPlainly(500, "text/plain", "boom");
        post("/twitter/developer-app", KEYS).expectStatus().isEqualTo(503);
        CONNECTOR.answers(200, "{\"state\": \"AUTHORIZED\"}");
        var channelId = channelOf(developerApp());

        heard(ConnectionEvent.TOPIC, ConnectionEvent.class, ConnectionStateChanged.class, channelId);
        for (var table :
                List.of("connection", "channel", "disconnection", "outbox", "dead_letter", "processed_event")) {
            var found = database.sql("select count(*) from %s row where row::text ~ 'Canary'".formatted(table))
                    .mapValue(Long.class)
                    .one()
                    .block(PATIENCE);
            assertThat(found).as(table).isZero();
        }
        assertThat(database.sql("select count(*) from outbox where convert_from(body, 'UTF8') ~ 'Canary'")
                        .mapValue(Long.class)
                        .one()
                        .block(PATIENCE))
                .isZero();
        assertThat(output).contains("twitter-connector gave no verdict").doesNotContain("Canary");
    }
}
