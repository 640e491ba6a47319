package io.kanal.twitter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import io.kanal.contracts.ChannelRecord;
import io.kanal.contracts.Person;
import io.kanal.contracts.channel.Account;
import io.kanal.contracts.channel.ChannelEvent.ChannelConnected;
import io.kanal.contracts.channel.ChannelEvent.ChannelDisconnecting;
import io.kanal.contracts.channel.ChannelState;
import io.kanal.contracts.channel.ChannelStatus;
import io.kanal.contracts.channel.ConnectionMethod;
import io.kanal.contracts.inbox.InboxMessage;
import io.kanal.contracts.twitter.TwitterEvent;
import io.kanal.test.IntegrationTest;
import io.kanal.test.TestTokens;
import java.io.IOException;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** The whole connector between an X and the other services that the test plays. Every test has an account of its own. */
@IntegrationTest
abstract class ConnectorTest {

    static final String ME = "GET /2/users/me";
    static final String EVENTS = "GET /2/dm_events";
    static final String REQUEST_TOKEN = "POST /oauth/request_token";
    static final String ACCESS_TOKEN = "POST /oauth/access_token";
    static final String INVALIDATE = "POST /1.1/oauth/invalidate_token.json";
    static final Duration SOON = Duration.ofSeconds(20);
    static final FakeX X = new FakeX();

    private static final AtomicLong IDS = new AtomicLong(1000);

    static KafkaTopics topics;

    @Autowired
    WebTestClient web;

    @Autowired
    DatabaseClient database;

    final UUID organization = UUID.randomUUID();
    final String xAccountId = Long.toString(IDS.incrementAndGet());
    final Person person = new Person(UUID.randomUUID(), "sari");

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) throws IOException {
        var folder = Files.createTempDirectory("keyset");
        registry.add("kanal.x.api-base-url", () -> X.url().toString());
        registry.add("kanal.x.web-base-url", () -> "https://pages.test");
        registry.add("KANAL_X_OPEN_AT", () -> "https://x.test/");
        registry.add("kanal.x.api-key", () -> "shared-app-key");
        registry.add("kanal.x.api-key-secret", () -> "shared-app-secret");
        registry.add("kanal.x.read-attempts", () -> "1");
        registry.add("kanal.x.breaker.at-least", () -> "100");
        registry.add(
                "kanal.credential.keyset-file", () -> folder.resolve("keys").toString());
        registry.add("kanal.credential.first-revocation-pause", () -> "200ms");
        registry.add("kanal.credential.revocation-poll", () -> "50ms");
        registry.add("kanal.authorization.first-retry", () -> "200ms");
        registry.add("kanal.authorization.poll", () -> "50ms");
    }

    @BeforeAll
    static void connect() {
        topics = new KafkaTopics(TwitterEvent.TOPIC, InboxMessage.TOPIC);
    }

    @AfterAll
    static void disconnect() {
        topics.close();
    }

    @BeforeEach
    void xIsWell() {
        X.answers(ME, ConnectorTest::me);
        X.answers(EVENTS, FakeX.json(200, """
                {"data":[{"id":"1860000000000000001","event_type":"MessageCreate","text":"halo"}],
                 "meta":{"result_count":1}}"""));
        X.answers(REQUEST_TOKEN, ConnectorTest::requestToken);
        X.answers(
                ACCESS_TOKEN,
                FakeX.form("oauth_token=%s-token&oauth_token_secret=granted-secret".formatted(xAccountId)));
        X.answers(INVALIDATE, FakeX.json(200, "{\"access_token\":\"gone\"}"));
    }

    private static void me(HttpExchange exchange) throws IOException {
        var request = new FakeX.Request("", "", "", exchange.getRequestHeaders().getFirst("Authorization"), "");
        var id = request.accountId();
        FakeX.json(200, "{\"data\":{\"id\":\"%s\",\"username\":\"user%s\",\"name\":\"User\"}}".formatted(id, id))
                .to(exchange);
    }

    private static void requestToken(HttpExchange exchange) throws IOException {
        var token = "rt" + UUID.randomUUID();
        FakeX.form("oauth_token=%s&oauth_token_secret=request-secret&oauth_callback_confirmed=true".formatted(token))
                .to(exchange);
    }

    /** A connection that the test opens, with the channel that is minted for it. */
    record Connection(UUID id, UUID channelId) {

        static Connection next() {
            return new Connection(UUID.randomUUID(), UUID.randomUUID());
        }

        String cookieName() {
            return "kanal_connection_" + id;
        }
    }

    ResponseSpec enterKeys(Connection connection) {
        return enterKeys(connection, xAccountId + "-pasted-token");
    }

    ResponseSpec enterKeys(Connection connection, String accessToken) {
        return post(
                "developer-app",
                Map.of(
                        "connectionId",
                        connection.id(),
                        "channelId",
                        connection.channelId(),
                        "historyDays",
                        30,
                        "apiKey",
                        "customer-key",
                        "apiKeySecret",
                        "customer-secret",
                        "accessToken",
                        accessToken,
                        "accessTokenSecret",
                        "pasted-secret"));
    }

    ResponseSpec startLogin(Connection connection) {
        return post(
                "login",
                Map.of(
                        "connectionId", connection.id(),
                        "channelId", connection.channelId(),
                        "historyDays", 7,
                        "browserBindingHash", hash("cookie-" + connection.id())));
    }

    ResponseSpec post(String flow, Map<String, Object> body) {
        return web.post()
                .uri("/internal/authorizations/" + flow)
                .headers(headers -> headers.setBearerAuth(
                        TestTokens.of(person.id(), person.username(), organization, "SUPERVISOR")))
                .bodyValue(body)
                .exchange();
    }

    /** Goes through the whole login. */
    Connection logIn() {
        var connection = Connection.next();
        startLogin(connection).expectStatus().isCreated();
        comeBack(connection, "oauth_token=" + requestTokenOf(connection) + "&oauth_verifier=v", true);
        return connection;
    }

    ResponseSpec comeBack(Connection connection, String query, boolean sameBrowser) {
        return web.get()
                .uri("/oauth/twitter/callback?" + query)
                .cookie(connection.cookieName(), sameBrowser ? "cookie-" + connection.id() : "another")
                .exchange()
                .expectStatus()
                .isSeeOther();
    }

    String requestTokenOf(Connection connection) {
        return Objects.requireNonNull(
                database.sql("select request_token from x_authorization where connection_id = :id")
                        .bind("id", connection.id())
                        .mapValue(String.class)
                        .one()
                        .block(SOON));
    }

    String stateOf(Connection connection) {
        return database.sql("select state from x_authorization where connection_id = :id")
                .bind("id", connection.id())
                .mapValue(String.class)
                .one()
                .block(SOON);
    }

    long count(String sql, UUID id) {
        return Objects.requireNonNull(
                database.sql(sql).bind("id", id).mapValue(Long.class).one().block(SOON));
    }

    long stagedOf(Connection connection) {
        return count("select count(*) from credential where connection_id = :id", connection.id());
    }

    /** The registry makes it a channel. */
    void registryConnects(Connection connection, UUID channelId, long revision, ConnectionMethod method)
            throws Exception {
        topics.send(new ChannelConnected(
                organization,
                channelId,
                revision,
                channel(ChannelStatus.CONNECTED, method),
                connection.id(),
                revision > 1,
                person));
        await().atMost(SOON)
                .until(() -> count(
                                "select count(*) from credential where connection_id = :id and state = 'IN_EFFECT'",
                                connection.id())
                        == 1);
    }

    /** The registry wants the channel gone. */
    UUID registryDisconnects(UUID channelId, long revision, ConnectionMethod method) throws Exception {
        var disconnectionId = UUID.randomUUID();
        topics.send(new ChannelDisconnecting(
                organization,
                channelId,
                revision,
                channel(ChannelStatus.DISCONNECTING, method),
                disconnectionId,
                person));
        return disconnectionId;
    }

    ChannelState channel(ChannelStatus status, ConnectionMethod method) {
        return new ChannelState(
                "twitter",
                new Account(xAccountId, "user" + xAccountId, "User", null),
                method,
                status,
                null,
                Instant.parse("2026-11-22T10:00:00Z"));
    }

    <T extends ChannelRecord> T awaited(UUID channelId, Class<T> kind) {
        await().atMost(SOON).until(() -> !topics.of(channelId, kind).isEmpty());
        return topics.of(channelId, kind).getFirst();
    }

    static String hash(String value) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(value.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
