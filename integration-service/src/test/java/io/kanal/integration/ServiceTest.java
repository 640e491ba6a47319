package io.kanal.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kanal.contracts.ChannelRecord;
import io.kanal.contracts.Envelope;
import io.kanal.contracts.Person;
import io.kanal.contracts.channel.Account;
import io.kanal.contracts.channel.ChannelEvent.ChannelConnected;
import io.kanal.contracts.channel.ChannelState;
import io.kanal.contracts.channel.ChannelStatus;
import io.kanal.contracts.channel.ConnectionMethod;
import io.kanal.contracts.connection.ConnectionEvent;
import io.kanal.contracts.connection.ConnectionEvent.ConnectionStateChanged;
import io.kanal.contracts.connection.ConnectionState;
import io.kanal.contracts.twitter.TwitterEvent.TwitterAccountAuthorized;
import io.kanal.test.IntegrationTest;
import io.kanal.test.TestTokens;
import io.kanal.test.TestTopics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.utils.Utils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * integration-service as a whole: real Kafka, real PostgreSQL, and a connector that is a real HTTP server. Each test has an
 * organisation of its own.
 */
@IntegrationTest
@TestPropertySource(properties = {"kanal.connection.expiry-interval=300ms", "kanal.connector.timeout=2s"})
abstract class ServiceTest {

    static final Duration PATIENCE = Duration.ofSeconds(30);
    static final FakeConnector CONNECTOR = new FakeConnector();
    static final Account ACCOUNT = new Account("42", "kopi_senja", "Kopi Senja", null);
    static final Map<String, Object> KEYS = Map.of(
            "apiKey", "CanaryApiKeyAAAAAAAAAAAAA",
            "apiKeySecret", "CanaryApiKeySecret" + "B".repeat(32),
            "accessToken", "2244994945-CanaryAccessToken" + "C".repeat(23),
            "accessTokenSecret", "CanaryAccessTokenSecret" + "D".repeat(22));

    final UUID organization = UUID.randomUUID();
    final Person supervisor = new Person(UUID.randomUUID(), "supervisor");
    final String token = TestTokens.of(supervisor.id(), supervisor.username(), organization, "SUPERVISOR");

    @Autowired
    WebTestClient web;

    @Autowired
    DatabaseClient database;

    @DynamicPropertySource
    static void connector(DynamicPropertyRegistry registry) {
        registry.add("kanal.connector.url", CONNECTOR::url);
    }

    UUID developerApp() {
        return UUID.fromString(
                body(post("/twitter/developer-app", KEYS).expectStatus().isAccepted())
                        .get("connectionId")
                        .asString());
    }

    UUID disconnect(UUID channelId) {
        return UUID.fromString(body(post("/channels/%s/disconnect".formatted(channelId), null)
                        .expectStatus()
                        .isAccepted())
                .get("disconnectionId")
                .asString());
    }

    UUID presentChannel() {
        return presentChannel(UUID.randomUUID());
    }

    /** A channel in the other one's partition: once it is known, every earlier record of that one has been handled. */
    UUID presentChannel(UUID after) {
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

    static int partition(UUID key) {
        var bytes = key.toString().getBytes();
        return Utils.toPositive(Utils.murmur2(bytes)) % 12;
    }

    String mirrored(UUID channelId) {
        return database.sql("select state || ' ' || revision from channel where id = :id")
                .bind("id", channelId)
                .mapValue(String.class)
                .one()
                .block(PATIENCE);
    }

    UUID channelOf(UUID connectionId) {
        return database.sql("select channel_id from connection where id = :id")
                .bind("id", connectionId)
                .mapValue(UUID.class)
                .one()
                .block(PATIENCE);
    }

    UUID lastChannel() {
        return database.sql(
                        "select channel_id from connection where organization_id = :id order by opened_at desc limit 1")
                .bind("id", organization)
                .mapValue(UUID.class)
                .one()
                .block(PATIENCE);
    }

    void openedBefore(UUID channelId, String interval) {
        database.sql("update connection set opened_at = now() - interval '%s' where channel_id = :id"
                        .formatted(interval))
                .bind("id", channelId)
                .then()
                .block(PATIENCE);
    }

    void authorize(UUID connectionId, UUID channelId, ConnectionMethod method) {
        TestTopics.publish(
                new TwitterAccountAuthorized(organization, channelId, connectionId, ACCOUNT, method, supervisor));
    }

    ChannelConnected connected(UUID channelId, long revision, UUID connectionId) {
        return new ChannelConnected(
                organization, channelId, revision, shown(ChannelStatus.CONNECTED), connectionId, false, supervisor);
    }

    static ChannelState shown(ChannelStatus status) {
        return new ChannelState(
                "twitter", ACCOUNT, ConnectionMethod.LOGIN, status, null, Instant.parse("2026-11-22T07:00:00Z"));
    }

    void awaitState(UUID connectionId, String state) {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(state(connectionId).get("state").asString()).isEqualTo(state));
    }

    void awaitReceipt(UUID disconnectionId, String revocation) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(body(get("/disconnections/" + disconnectionId))
                                .path("receipt")
                                .path("revocation")
                                .asString(""))
                        .isEqualTo(revocation));
    }

    JsonNode state(UUID connectionId) {
        return body(get("/connections/" + connectionId).expectStatus().isOk());
    }

    List<ConnectionState> statesOf(UUID connectionId) {
        return TestTopics.read(ConnectionEvent.TOPIC, ConnectionEvent.class).stream()
                .map(Envelope::record)
                .filter(event -> event.connectionId().equals(connectionId))
                .map(event -> ((ConnectionStateChanged) event).state())
                .toList();
    }

    static <T extends ChannelRecord, R extends T> R heard(
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

    static <T extends ChannelRecord> List<T> records(String topic, Class<T> records, UUID channelId) {
        return TestTopics.read(topic, records).stream()
                .map(Envelope::record)
                .filter(record -> record.channelId().equals(channelId))
                .toList();
    }

    static JsonNode body(WebTestClient.ResponseSpec response) {
        var bytes = response.expectBody().returnResult().getResponseBodyContent();
        return JsonMapper.shared().readTree(bytes);
    }

    WebTestClient.ResponseSpec get(String path) {
        return web.get()
                .uri("/api/integrations" + path)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    WebTestClient.ResponseSpec post(String path, Map<String, Object> body) {
        var request = web.post().uri("/api/integrations" + path).headers(headers -> headers.setBearerAuth(token));
        return body == null ? request.exchange() : request.bodyValue(body).exchange();
    }

    int statusAs(String bearer, String methodAndPath) {
        var parts = methodAndPath.split(" ");
        return web.method(HttpMethod.valueOf(parts[0]))
                .uri("/api/integrations" + parts[1])
                .headers(headers -> headers.setBearerAuth(bearer))
                .exchange()
                .returnResult(String.class)
                .getStatus()
                .value();
    }
}
