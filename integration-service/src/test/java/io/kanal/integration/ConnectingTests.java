package io.kanal.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kanal.contracts.Failure;
import io.kanal.contracts.FieldError;
import io.kanal.contracts.channel.ChannelCommand;
import io.kanal.contracts.channel.ChannelCommand.RegisterChannel;
import io.kanal.contracts.channel.ChannelEvent.ChannelRejected;
import io.kanal.contracts.channel.ConnectionMethod;
import io.kanal.contracts.connection.ConnectionState;
import io.kanal.contracts.twitter.TwitterCommand;
import io.kanal.contracts.twitter.TwitterCommand.CancelAuthorization;
import io.kanal.contracts.twitter.TwitterCommand.CancelAuthorization.Reason;
import io.kanal.contracts.twitter.TwitterEvent.TwitterAuthorizationEnded;
import io.kanal.contracts.twitter.TwitterEvent.TwitterAuthorizationEnded.Outcome;
import io.kanal.contracts.twitter.TwitterEvent.TwitterAuthorizationWaiting;
import io.kanal.test.TestTopics;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;

/** Tests for connecting an account, from the call to the channel. */
class ConnectingTests extends ServiceTest {

    @Test
    void aLoginGoesFromTheCookieToTheChannel() throws Exception {
        CONNECTOR.answers(201, """
                {"authorizeUrl": "http://127.0.0.1:8090/oauth/authorize?oauth_token=t", "expiresAt": "%s"}
                """.formatted(Instant.now().plusSeconds(900)));

        var answer = post("/twitter/login", Map.of("historyDays", 7))
                .expectStatus()
                .isCreated()
                .expectBody(JsonNode.class)
                .returnResult();

        var connectionId =
                UUID.fromString(answer.getResponseBody().get("connectionId").asString());
        assertThat(answer.getResponseBody().get("authorizeUrl").asString()).contains("oauth_token=t");
        var cookie = answer.getResponseCookies().getFirst("kanal_connection_" + connectionId);
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.isSecure()).isFalse();
        assertThat(cookie.getSameSite()).isEqualTo("Lax");
        assertThat(cookie.getPath()).isEqualTo("/oauth/twitter/callback");
        assertThat(cookie.getMaxAge()).isEqualTo(Duration.ofMinutes(15));
        var call = CONNECTOR.lastRequest();
        assertThat(call.authorization()).isEqualTo("Bearer " + token);
        assertThat(call.traceparent()).startsWith("00-");
        assertThat(call.body().get("historyDays").asInt()).isEqualTo(7);
        assertThat(call.body().get("browserBindingHash").asString())
                .isEqualTo(Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(MessageDigest.getInstance("SHA-256")
                                .digest(cookie.getValue().getBytes())));
        assertThat(state(connectionId).get("state").asString()).isEqualTo("AWAITING_AUTHORIZATION");

        var channelId = UUID.fromString(call.body().get("channelId").asString());
        authorize(connectionId, channelId, ConnectionMethod.LOGIN);
        var register = heard(ChannelCommand.TOPIC, ChannelCommand.class, RegisterChannel.class, channelId);
        assertThat(register)
                .isEqualTo(new RegisterChannel(
                        organization, channelId, connectionId, "twitter", ACCOUNT, ConnectionMethod.LOGIN, supervisor));
        post("/connections/%s/cancel".formatted(connectionId), null)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("already-authorized");

        TestTopics.publish(connected(channelId, 1, connectionId));
        awaitState(connectionId, "CONNECTED");
        assertThat(state(connectionId).get("channelId").asString()).isEqualTo(channelId.toString());
        assertThat(statesOf(connectionId))
                .containsExactly(
                        ConnectionState.AWAITING_AUTHORIZATION, ConnectionState.REGISTERING, ConnectionState.CONNECTED);
    }

    @Test
    void keysThatXCannotJudgeNowWaitAndFailLaterFieldByField() {
        CONNECTOR.answers(200, "{\"state\": \"WAITING\"}");
        var connectionId = developerApp();
        var channelId = channelOf(connectionId);

        TestTopics.publish(new TwitterAuthorizationWaiting(
                organization, channelId, connectionId, Failure.of("out-of-credit", "No credit.", "Add credit.")));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(state(connectionId)
                                .path("waitingFor")
                                .path("code")
                                .asString(""))
                        .isEqualTo("out-of-credit"));
        assertThat(state(connectionId).get("state").asString()).isEqualTo("VERIFYING");

        var failure = new Failure(
                "access-token-wrong",
                "X refuses the token.",
                "Copy it again.",
                List.of(new FieldError("accessToken", "access-token-wrong", "no")));
        TestTopics.publish(
                new TwitterAuthorizationEnded(organization, channelId, connectionId, Outcome.FAILED, failure));
        awaitState(connectionId, "FAILED");
        var ended = state(connectionId);
        assertThat(ended.has("waitingFor")).isFalse();
        assertThat(ended.get("failure").get("errors").get(0).get("field").asString())
                .isEqualTo("accessToken");
    }

    @Test
    void anAccountThatIsTakenIsRefused() {
        CONNECTOR.answers(200, "{\"state\": \"AUTHORIZED\"}");
        var connectionId = developerApp();
        var channelId = channelOf(connectionId);
        authorize(connectionId, channelId, ConnectionMethod.DEVELOPER_APP);
        heard(ChannelCommand.TOPIC, ChannelCommand.class, RegisterChannel.class, channelId);

        TestTopics.publish(new ChannelRejected(
                organization,
                channelId,
                0,
                connectionId,
                ACCOUNT,
                Failure.of("account-in-use", "Taken.", "Another."),
                supervisor));

        awaitState(connectionId, "FAILED");
        assertThat(state(connectionId).get("failure").get("code").asString()).isEqualTo("account-in-use");
    }

    @Test
    void callingItOffIsAnsweredByTheConnector() {
        CONNECTOR.answers(200, "{\"state\": \"WAITING\"}");
        var connectionId = developerApp();
        var channelId = channelOf(connectionId);

        post("/connections/%s/cancel".formatted(connectionId), null)
                .expectStatus()
                .isAccepted();
        post("/connections/%s/cancel".formatted(connectionId), null)
                .expectStatus()
                .isAccepted();

        var cancel = heard(TwitterCommand.TOPIC, TwitterCommand.class, CancelAuthorization.class, channelId);
        assertThat(cancel.reason()).isEqualTo(Reason.CANCELLED);
        assertThat(cancel.requestedBy()).isEqualTo(supervisor);
        TestTopics.publish(
                new TwitterAuthorizationEnded(organization, channelId, connectionId, Outcome.CANCELLED, null));
        awaitState(connectionId, "CANCELLED");
        post("/connections/%s/cancel".formatted(connectionId), null)
                .expectStatus()
                .isAccepted();
        assertThat(records(TwitterCommand.TOPIC, TwitterCommand.class, channelId))
                .hasSize(1);
    }

    @Test
    void whoDoesNotDecideInTimeIsEndedOnce() {
        CONNECTOR.answers(200, "{\"state\": \"WAITING\"}");
        var inTime = channelOf(developerApp());
        var connectionId = developerApp();
        var channelId = channelOf(connectionId);
        openedBefore(inTime, "15 minutes");
        openedBefore(channelId, "15 minutes 31 seconds");

        var cancel = heard(TwitterCommand.TOPIC, TwitterCommand.class, CancelAuthorization.class, channelId);

        assertThat(cancel.reason()).isEqualTo(Reason.EXPIRED);
        assertThat(cancel.requestedBy()).isNull();
        assertThat(records(TwitterCommand.TOPIC, TwitterCommand.class, inTime)).isEmpty();
        TestTopics.publish(new TwitterAuthorizationEnded(organization, channelId, connectionId, Outcome.EXPIRED, null));
        awaitState(connectionId, "EXPIRED");
        assertThat(records(TwitterCommand.TOPIC, TwitterCommand.class, channelId))
                .hasSize(1);
    }

    @Test
    void wrongKeysAreSaidOnTheirFieldsAndNothingStaysBehind() {
        CONNECTOR.answersWithProblem(422, "invalid-fields", """
                [{"field": "apiKey", "code": "app-keys-wrong", "message": "X refuses it."}]
                """);

        post("/twitter/developer-app", KEYS)
                .expectStatus()
                .isEqualTo(422)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("invalid-fields")
                .jsonPath("$.errors[0].field")
                .isEqualTo("apiKey")
                .jsonPath("$.errors[0].code")
                .isEqualTo("app-keys-wrong");

        var channelId = lastChannel();
        assertThat(heard(TwitterCommand.TOPIC, TwitterCommand.class, CancelAuthorization.class, channelId)
                        .reason())
                .isEqualTo(Reason.CANCELLED);
    }

    @ParameterizedTest
    @CsvSource({"silent,504,no-answer-in-time", "broken,503,connecting-unavailable"})
    void aCallWithoutVerdictIsCalledOff(String connector, int status, String code) {
        if (connector.equals("silent")) {
            CONNECTOR.staysSilent();
        } else {
            CONNECTOR.answersPlainly(500, "text/plain", "java.lang.NullPointerException");
        }

        post("/twitter/login", null)
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code)
                .jsonPath("$.detail")
                .value(String.class, detail -> assertThat(detail).doesNotContain("Exception", "connector"));

        heard(TwitterCommand.TOPIC, TwitterCommand.class, CancelAuthorization.class, lastChannel());
    }
}
