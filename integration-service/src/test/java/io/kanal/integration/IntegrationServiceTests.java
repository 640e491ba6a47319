package io.kanal.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kanal.contracts.Envelope;
import io.kanal.contracts.Failure;
import io.kanal.contracts.KanalRecord;
import io.kanal.contracts.Person;
import io.kanal.contracts.channel.Account;
import io.kanal.contracts.channel.ChannelCommand;
import io.kanal.contracts.channel.ChannelCommand.DisconnectChannel;
import io.kanal.contracts.channel.ChannelCommand.PauseChannel;
import io.kanal.contracts.channel.ChannelCommand.RegisterChannel;
import io.kanal.contracts.channel.ChannelCommand.ResumeChannel;
import io.kanal.contracts.channel.ChannelEvent.ChannelConnected;
import io.kanal.contracts.channel.ChannelEvent.ChannelDisconnected;
import io.kanal.contracts.channel.ChannelEvent.ChannelRejected;
import io.kanal.contracts.channel.ChannelEvent.ChannelStatusChanged;
import io.kanal.contracts.channel.ChannelState;
import io.kanal.contracts.channel.ChannelStatus;
import io.kanal.contracts.channel.ConnectionMethod;
import io.kanal.contracts.channel.Receipt;
import io.kanal.contracts.channel.Receipt.Revocation;
import io.kanal.contracts.connection.ConnectionEvent;
import io.kanal.contracts.connection.ConnectionEvent.ConnectionStateChanged;
import io.kanal.contracts.connection.ConnectionState;
import io.kanal.contracts.twitter.TwitterCommand;
import io.kanal.contracts.twitter.TwitterCommand.CancelAuthorization;
import io.kanal.contracts.twitter.TwitterCommand.CancelAuthorization.Reason;
import io.kanal.contracts.twitter.TwitterCommand.CheckNow;
import io.kanal.contracts.twitter.TwitterCommand.ReadOn;
import io.kanal.contracts.twitter.TwitterEvent.RevocationCompleted;
import io.kanal.contracts.twitter.TwitterEvent.TwitterAccountAuthorized;
import io.kanal.contracts.twitter.TwitterEvent.TwitterAuthorizationEnded;
import io.kanal.contracts.twitter.TwitterEvent.TwitterAuthorizationEnded.Outcome;
import io.kanal.contracts.twitter.TwitterEvent.TwitterAuthorizationWaiting;
import io.kanal.test.IntegrationTest;
import io.kanal.test.TestTokens;
import io.kanal.test.TestTopics;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tests for integration-service as a whole: real Kafka, real PostgreSQL, and a connector that is a real HTTP server. */
@IntegrationTest
@ExtendWith(OutputCaptureExtension.class)
@TestPropertySource(properties = {"kanal.connection.expiry-interval=300ms", "kanal.connector.timeout=2s"})
class IntegrationServiceTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final FakeConnector CONNECTOR = new FakeConnector();
    private static final Account ACCOUNT = new Account("42", "kopi_senja", "Kopi Senja", null);
    private static final Map<String, Object> KEYS = Map.of(
            "apiKey", "CanaryApiKeyAAAAAAAAAAAAA",
            "apiKeySecret", "CanaryApiKeySecret" + "B".repeat(32),
            "accessToken", "2244994945-CanaryAccessToken" + "C".repeat(23),
            "accessTokenSecret", "CanaryAccessTokenSecret" + "D".repeat(22));

    private final UUID organization = UUID.randomUUID();
    private final Person supervisor = new Person(UUID.randomUUID(), "supervisor");
    private final String token = TestTokens.of(supervisor.id(), supervisor.username(), organization, "SUPERVISOR");

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @DynamicPropertySource
    static void connector(DynamicPropertyRegistry registry) {
        registry.add("kanal.connector.url", CONNECTOR::url);
    }

    @AfterAll
    static void closeConnector() {
        CONNECTOR.close();
    }

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
                List.of(new io.kanal.contracts.FieldError("accessToken", "access-token-wrong", "no")));
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
    void aChannelIsDisconnectedOnceAndItsReceiptIsKeptUpToDate() {
        var channelId = presentChannel();

        var ids = IntStream.range(0, 6)
                .parallel()
                .mapToObj(number -> disconnect(channelId))
                .distinct()
                .toList();
        assertThat(ids).hasSize(1);
        var disconnectionId = ids.getFirst();
        var order = heard(ChannelCommand.TOPIC, ChannelCommand.class, DisconnectChannel.class, channelId);
        assertThat(order).isEqualTo(new DisconnectChannel(organization, channelId, disconnectionId, supervisor));
        post("/channels/%s/pause".formatted(channelId), null)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("disconnecting");
        get("/disconnections/" + disconnectionId)
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("DISCONNECTING")
                .jsonPath("$.handle")
                .isEqualTo("kopi_senja")
                .jsonPath("$.receipt")
                .doesNotExist();

        var receipt = new Receipt(Instant.parse("2026-11-22T08:00:00Z"), null, Revocation.PENDING, null);
        TestTopics.publish(new ChannelDisconnected(
                organization, channelId, 9, shown(ChannelStatus.DISCONNECTING), disconnectionId, receipt, supervisor));
        awaitReceipt(disconnectionId, "PENDING");
        TestTopics.publish(new RevocationCompleted(
                organization, channelId, disconnectionId, Revocation.DONE, Instant.parse("2026-11-22T09:00:00Z")));
        awaitReceipt(disconnectionId, "DONE");

        assertThat(disconnect(channelId)).isEqualTo(disconnectionId);
        assertThat(records(ChannelCommand.TOPIC, ChannelCommand.class, channelId))
                .hasSize(1);
        post("/channels/%s/pause".formatted(channelId), null).expectStatus().isNotFound();
        get("/disconnections")
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.items[0].state")
                .isEqualTo("DISCONNECTED")
                .jsonPath("$.items[0].receipt.erasedAt")
                .isEqualTo("2026-11-22T09:00:00Z");
    }

    @Test
    void disconnectionsAreListedNewestFirstPageByPage() {
        var first = disconnect(presentChannel());
        var second = disconnect(presentChannel());
        var third = disconnect(presentChannel());

        var page = body(get("/disconnections?limit=2"));
        var rest = body(
                get("/disconnections?limit=2&cursor=" + page.get("nextCursor").asString()));

        assertThat(page.get("items")
                        .valueStream()
                        .map(item -> item.get("disconnectionId").asString()))
                .containsExactly(third.toString(), second.toString());
        assertThat(rest.get("items")
                        .valueStream()
                        .map(item -> item.get("disconnectionId").asString()))
                .containsExactly(first.toString());
        assertThat(rest.has("nextCursor")).isFalse();
        get("/disconnections?limit=201").expectStatus().isEqualTo(422);
        get("/disconnections?cursor=x").expectStatus().isBadRequest();
    }

    @Test
    void ordersGoOnInTheOrderInWhichTheyAreGiven() {
        var channelId = presentChannel();

        for (var order : List.of("pause", "resume", "read-on", "check-now")) {
            post("/channels/%s/%s".formatted(channelId, order), null)
                    .expectStatus()
                    .isAccepted();
        }

        heard(TwitterCommand.TOPIC, TwitterCommand.class, CheckNow.class, channelId);
        assertThat(records(ChannelCommand.TOPIC, ChannelCommand.class, channelId))
                .containsExactly(
                        new PauseChannel(organization, channelId, supervisor),
                        new ResumeChannel(organization, channelId, supervisor));
        assertThat(records(TwitterCommand.TOPIC, TwitterCommand.class, channelId))
                .containsExactly(
                        new ReadOn(organization, channelId, supervisor),
                        new CheckNow(organization, channelId, supervisor));
    }

    @Test
    void aLateRevisionDoesNotBringAChannelBack() {
        var channelId = presentChannel();
        TestTopics.publish(new ChannelDisconnected(
                organization,
                channelId,
                5,
                shown(ChannelStatus.DISCONNECTING),
                UUID.randomUUID(),
                new Receipt(Instant.now(), null, Revocation.DONE, Instant.now()),
                supervisor));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(mirrored(channelId)).isEqualTo("GONE 5"));

        TestTopics.publish(new ChannelStatusChanged(organization, channelId, 4, shown(ChannelStatus.PAUSED), null));
        var other = presentChannel(channelId);

        assertThat(mirrored(other)).isEqualTo("PRESENT 1");
        assertThat(mirrored(channelId)).isEqualTo("GONE 5");
        post("/channels/%s/disconnect".formatted(channelId), null)
                .expectStatus()
                .isNotFound();
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

    private UUID developerApp() {
        return UUID.fromString(
                body(post("/twitter/developer-app", KEYS).expectStatus().isAccepted())
                        .get("connectionId")
                        .asString());
    }

    private UUID disconnect(UUID channelId) {
        return UUID.fromString(body(post("/channels/%s/disconnect".formatted(channelId), null)
                        .expectStatus()
                        .isAccepted())
                .get("disconnectionId")
                .asString());
    }

    private UUID presentChannel() {
        return presentChannel(UUID.randomUUID());
    }

    /** A channel whose records are behind those of the other one where they share a partition, and in any case mirrored. */
    private UUID presentChannel(UUID after) {
        var channelId = after;
        do {
            channelId = UUID.randomUUID();
        } while (partition(channelId) != partition(after));
        TestTopics.publish(connected(channelId, 1, UUID.randomUUID()));
        var mirrored = channelId;
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(mirrored(mirrored)).isEqualTo("PRESENT 1"));
        return channelId;
    }

    private static int partition(UUID key) {
        var bytes = key.toString().getBytes();
        return org.apache.kafka.common.utils.Utils.toPositive(org.apache.kafka.common.utils.Utils.murmur2(bytes)) % 12;
    }

    private String mirrored(UUID channelId) {
        return database.sql("select state || ' ' || revision from channel where id = :id")
                .bind("id", channelId)
                .mapValue(String.class)
                .one()
                .block(PATIENCE);
    }

    private UUID channelOf(UUID connectionId) {
        return database.sql("select channel_id from connection where id = :id")
                .bind("id", connectionId)
                .mapValue(UUID.class)
                .one()
                .block(PATIENCE);
    }

    private UUID lastChannel() {
        return database.sql(
                        "select channel_id from connection where organization_id = :id order by opened_at desc limit 1")
                .bind("id", organization)
                .mapValue(UUID.class)
                .one()
                .block(PATIENCE);
    }

    private void openedBefore(UUID channelId, String interval) {
        database.sql("update connection set opened_at = now() - interval '%s' where channel_id = :id"
                        .formatted(interval))
                .bind("id", channelId)
                .then()
                .block(PATIENCE);
    }

    private void authorize(UUID connectionId, UUID channelId, ConnectionMethod method) {
        TestTopics.publish(
                new TwitterAccountAuthorized(organization, channelId, connectionId, ACCOUNT, method, supervisor));
    }

    private ChannelConnected connected(UUID channelId, long revision, UUID connectionId) {
        return new ChannelConnected(
                organization, channelId, revision, shown(ChannelStatus.CONNECTED), connectionId, false, supervisor);
    }

    private static ChannelState shown(ChannelStatus status) {
        return new ChannelState(
                "twitter", ACCOUNT, ConnectionMethod.LOGIN, status, null, Instant.parse("2026-11-22T07:00:00Z"));
    }

    private void awaitState(UUID connectionId, String state) {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(state(connectionId).get("state").asString()).isEqualTo(state));
    }

    private void awaitReceipt(UUID disconnectionId, String revocation) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(body(get("/disconnections/" + disconnectionId))
                                .path("receipt")
                                .path("revocation")
                                .asString(""))
                        .isEqualTo(revocation));
    }

    private JsonNode state(UUID connectionId) {
        return body(get("/connections/" + connectionId).expectStatus().isOk());
    }

    private List<ConnectionState> statesOf(UUID connectionId) {
        return TestTopics.read(ConnectionEvent.TOPIC, ConnectionEvent.class).stream()
                .map(Envelope::record)
                .filter(event -> event.connectionId().equals(connectionId))
                .map(event -> ((ConnectionStateChanged) event).state())
                .toList();
    }

    private static <T extends KanalRecord, R extends T> R heard(
            String topic, Class<T> records, Class<R> kind, UUID channelId) {
        return await().atMost(PATIENCE)
                .until(
                        () -> records(topic, records, channelId).stream()
                                .filter(kind::isInstance)
                                .map(kind::cast)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static <T extends KanalRecord> List<T> records(String topic, Class<T> records, UUID channelId) {
        return TestTopics.read(topic, records).stream()
                .map(Envelope::record)
                .filter(record -> record.channelId().equals(channelId))
                .toList();
    }

    private static JsonNode body(WebTestClient.ResponseSpec response) {
        var bytes = response.expectBody().returnResult().getResponseBodyContent();
        return JsonMapper.shared().readTree(bytes);
    }

    private WebTestClient.ResponseSpec get(String path) {
        return web.get()
                .uri("/api/integrations" + path)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    private WebTestClient.ResponseSpec post(String path, Map<String, Object> body) {
        var request = web.post().uri("/api/integrations" + path).headers(headers -> headers.setBearerAuth(token));
        return body == null ? request.exchange() : request.bodyValue(body).exchange();
    }

    private int statusAs(String bearer, String methodAndPath) {
        var parts = methodAndPath.split(" ");
        return web.method(org.springframework.http.HttpMethod.valueOf(parts[0]))
                .uri("/api/integrations" + parts[1])
                .headers(headers -> headers.setBearerAuth(bearer))
                .exchange()
                .returnResult(String.class)
                .getStatus()
                .value();
    }
}
