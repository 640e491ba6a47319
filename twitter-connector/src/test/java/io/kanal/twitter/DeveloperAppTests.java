package io.kanal.twitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kanal.contracts.channel.Account;
import io.kanal.contracts.channel.ConnectionMethod;
import io.kanal.contracts.twitter.TwitterCommand.CancelAuthorization;
import io.kanal.contracts.twitter.TwitterCommand.CancelAuthorization.Reason;
import io.kanal.contracts.twitter.TwitterEvent.TwitterAccountAuthorized;
import io.kanal.contracts.twitter.TwitterEvent.TwitterAuthorizationEnded;
import io.kanal.contracts.twitter.TwitterEvent.TwitterAuthorizationEnded.Outcome;
import io.kanal.contracts.twitter.TwitterEvent.TwitterAuthorizationWaiting;
import io.kanal.test.TestTokens;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests for connecting with a developer app of the customer's own. */
class DeveloperAppTests extends ConnectorTest {

    private static final String UNAUTHORIZED = "{\"title\":\"Unauthorized\",\"type\":\"about:blank\",\"status\":401}";

    private final Connection connection = Connection.next();

    @Test
    void rightKeysAreAuthorizedAtOnce() {
        enterKeys(connection)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("AUTHORIZED");

        var authorized = awaited(connection.channelId(), TwitterAccountAuthorized.class);
        assertThat(authorized)
                .isEqualTo(new TwitterAccountAuthorized(
                        organization,
                        connection.channelId(),
                        connection.id(),
                        new Account(xAccountId, "user" + xAccountId, "User", null),
                        ConnectionMethod.DEVELOPER_APP,
                        person));
        var verification = X.requestsOf(xAccountId, EVENTS).getFirst();
        assertThat(verification.query()).endsWith("max_results=1");
    }

    @Test
    void nothingReadableIsStored() {
        enterKeys(connection).expectStatus().isOk();

        var row = database.sql(
                        "select sealed, row_to_json(c)::text as text from credential c where connection_id = :id")
                .bind("id", connection.id())
                .map(r -> new String(r.get("sealed", byte[].class), StandardCharsets.ISO_8859_1)
                        + r.get("text", String.class))
                .one()
                .block(SOON);
        assertThat(row).doesNotContain("customer-key", "customer-secret", "pasted-token", "pasted-secret");
    }

    @Test
    void wrongAppKeysAreSaidOnTheirFieldsAndNothingIsStored() {
        X.answersFor(xAccountId, ME, FakeX.json(401, UNAUTHORIZED));
        X.answers(REQUEST_TOKEN, FakeX.json(401, "{\"errors\":[{\"code\":32,\"message\":\"no\"}]}"));

        enterKeys(connection)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("app-keys-wrong")
                .jsonPath("$.errors[0].field")
                .isEqualTo("apiKey")
                .jsonPath("$.errors[1].field")
                .isEqualTo("apiKeySecret");

        assertThat(stagedOf(connection)).isZero();
        var ended = awaited(connection.channelId(), TwitterAuthorizationEnded.class);
        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.failure().code()).isEqualTo("app-keys-wrong");
    }

    @Test
    void aWrongTokenIsToldFromWrongAppKeys() {
        X.answersFor(xAccountId, ME, FakeX.json(401, UNAUTHORIZED));

        enterKeys(connection)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("accessToken")
                .jsonPath("$.errors[0].code")
                .isEqualTo("access-token-wrong");
        assertThat(stagedOf(connection)).isZero();
    }

    @Test
    void aMissingRightToDirectMessagesIsSaidOnTheToken() {
        X.answersFor(
                xAccountId,
                EVENTS,
                FakeX.json(403, "{\"type\":\"https://api.x.com/2/problems/oauth1-permissions\",\"status\":403}"));

        enterKeys(connection)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("accessToken")
                .jsonPath("$.errors[0].code")
                .isEqualTo("no-dm-permission");
        assertThat(stagedOf(connection)).isZero();
    }

    @Test
    void xThatCannotJudgeIsAskedAgainByItself() {
        X.answersFor(xAccountId, ME, FakeX.json(402, "{\"title\":\"CreditsDepleted\"}"));

        enterKeys(connection)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("WAITING")
                .jsonPath("$.waitingFor.code")
                .isEqualTo("out-of-credit");
        assertThat(awaited(connection.channelId(), TwitterAuthorizationWaiting.class)
                        .waitingFor()
                        .code())
                .isEqualTo("out-of-credit");

        X.answersFor(xAccountId, ME, null);
        awaited(connection.channelId(), TwitterAccountAuthorized.class);
        assertThat(topics.of(connection.channelId(), TwitterAuthorizationWaiting.class))
                .hasSize(1);
    }

    @Test
    void aLaterNoAlsoNamesTheFields() {
        X.answersFor(xAccountId, ME, FakeX.json(503, "{}"));
        enterKeys(connection).expectBody().jsonPath("$.waitingFor.code").isEqualTo("x-unreachable");

        X.answersFor(xAccountId, ME, FakeX.json(401, UNAUTHORIZED));

        var ended = awaited(connection.channelId(), TwitterAuthorizationEnded.class);
        assertThat(ended.failure().errors()).extracting("field").contains("accessToken");
        assertThat(stagedOf(connection)).isZero();
    }

    @Test
    void aCancellationDropsWhatWaits() throws Exception {
        X.answersFor(xAccountId, ME, FakeX.json(503, "{}"));
        enterKeys(connection).expectStatus().isOk();

        topics.send(cancel(connection));

        var ended = awaited(connection.channelId(), TwitterAuthorizationEnded.class);
        assertThat(ended.outcome()).isEqualTo(Outcome.CANCELLED);
        await().atMost(SOON).until(() -> stagedOf(connection) == 0);
        assertThat(X.requestsOf(xAccountId, INVALIDATE)).isEmpty();
    }

    @Test
    void aCancellationAfterThePivotIsAnsweredByIt() throws Exception {
        enterKeys(connection).expectStatus().isOk();

        topics.send(cancel(connection));

        await().atMost(SOON)
                .until(() -> topics.of(connection.channelId(), TwitterAccountAuthorized.class)
                                .size()
                        == 2);
        assertThat(stagedOf(connection)).isOne();
    }

    @Test
    void aCallThatComesAfterItsCancellationIsRefused() throws Exception {
        topics.send(cancel(connection));
        awaited(connection.channelId(), TwitterAuthorizationEnded.class);

        enterKeys(connection)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("authorization-ended");
        assertThat(stagedOf(connection)).isZero();
        assertThat(X.requestsOf(xAccountId, ME)).isEmpty();
    }

    @Test
    void itsTimeRunsOut() {
        X.answersFor(xAccountId, ME, FakeX.json(503, "{}"));
        enterKeys(connection).expectStatus().isOk();

        database.sql("update x_authorization set expires_at = now() where connection_id = :id")
                .bind("id", connection.id())
                .then()
                .block(SOON);

        assertThat(awaited(connection.channelId(), TwitterAuthorizationEnded.class)
                        .outcome())
                .isEqualTo(Outcome.EXPIRED);
        assertThat(stagedOf(connection)).isZero();
    }

    @Test
    void aTokenOfAnotherAccountIsRefused() {
        X.answersFor(
                xAccountId, ME, FakeX.json(200, "{\"data\":{\"id\":\"1\",\"username\":\"other\",\"name\":\"O\"}}"));

        enterKeys(connection)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].code")
                .isEqualTo("access-token-wrong");
    }

    @ParameterizedTest
    @ValueSource(strings = {"connectionId", "channelId", "historyDays", "apiKey", "accessTokenSecret"})
    void aMissingFieldIsNamed(String field) {
        var body = new HashMap<String, Object>(Map.of(
                "connectionId", connection.id(),
                "channelId", connection.channelId(),
                "historyDays", 0,
                "apiKey", "k",
                "apiKeySecret", "s",
                "accessToken", "1-t",
                "accessTokenSecret", "s"));
        body.remove(field);

        post("developer-app", body)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo(field)
                .jsonPath("$.errors[0].code")
                .isEqualTo("required");
    }

    @Test
    void anAgentMayNotConnect() {
        web.post()
                .uri("/internal/authorizations/developer-app")
                .headers(headers -> headers.setBearerAuth(TestTokens.of(organization, "AGENT")))
                .bodyValue(Map.of(
                        "connectionId", connection.id(),
                        "channelId", connection.channelId(),
                        "historyDays", 0,
                        "apiKey", "k",
                        "apiKeySecret", "s",
                        "accessToken", "1-t",
                        "accessTokenSecret", "s"))
                .exchange()
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("role-required");
    }

    @Test
    void anybodyMayKnowWhatTheInstallationCan() {
        web.get()
                .uri("/api/info")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.sandbox")
                .isEqualTo(false)
                .jsonPath("$.callbackUrl")
                .isEqualTo("http://localhost:8080/oauth/twitter/callback")
                .jsonPath("$.loginAvailable")
                .isEqualTo(true)
                .jsonPath("$.languages[1]")
                .isEqualTo("id")
                .jsonPath("$.historyDays[2]")
                .isEqualTo(30)
                .jsonPath("$.pricePerMessageUsd")
                .isEqualTo(0.010)
                .jsonPath("$.openAtX")
                .isEqualTo("https://x.test");
    }

    private CancelAuthorization cancel(Connection connection) {
        return new CancelAuthorization(organization, connection.channelId(), connection.id(), Reason.CANCELLED, person);
    }
}
