package io.kanal.twitter.polling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kanal.contracts.Envelope;
import io.kanal.contracts.Person;
import io.kanal.contracts.channel.Account;
import io.kanal.contracts.channel.ChannelEvent;
import io.kanal.contracts.channel.ChannelEvent.ChannelConnected;
import io.kanal.contracts.channel.ChannelEvent.ChannelDisconnecting;
import io.kanal.contracts.channel.ChannelEvent.ChannelStatusChanged;
import io.kanal.contracts.channel.ChannelState;
import io.kanal.contracts.channel.ChannelStatus;
import io.kanal.contracts.channel.ConnectionMethod;
import io.kanal.contracts.inbox.InboxMessage;
import io.kanal.contracts.inbox.InboxMessage.ChannelMessagesEnded;
import io.kanal.contracts.inbox.InboxMessage.ConversationEvent;
import io.kanal.contracts.inbox.InboxMessage.DirectMessageReceived;
import io.kanal.contracts.inbox.InboxMessage.ProfileChanged;
import io.kanal.contracts.inbox.InboxMessage.ReadingProgressed;
import io.kanal.contracts.twitter.TwitterCommand.CheckNow;
import io.kanal.contracts.twitter.TwitterEvent;
import io.kanal.contracts.twitter.TwitterEvent.TwitterAccountStatusChanged;
import io.kanal.test.IntegrationTest;
import io.kanal.test.TestTopics;
import io.kanal.twitter.FakeX;
import io.kanal.twitter.account.ChannelAccounts;
import io.kanal.twitter.api.XApp;
import io.kanal.twitter.api.XCredentials;
import io.kanal.twitter.credential.CredentialVault;
import io.kanal.twitter.credential.StagedCredentials;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.reactive.TransactionalOperator;

/** Tests of reading accounts with a whole connector: from an X on loopback to records in Kafka. */
@IntegrationTest
class PollingTests {

    private static final FakeX X = new FakeX();
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final Person SITI = new Person(UUID.randomUUID(), "siti");

    @Autowired
    private CredentialVault vault;

    @Autowired
    private ChannelAccounts accounts;

    @Autowired
    private ReadingOrders orders;

    @Autowired
    private TransactionalOperator transaction;

    @Autowired
    private DatabaseClient database;

    private final FakeMailbox mailbox = new FakeMailbox();
    private final UUID organization = UUID.randomUUID();
    private UUID channel = UUID.randomUUID();
    private long revision;

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) throws IOException {
        var folder = Files.createTempDirectory("keyset");
        registry.add("kanal.x.api-base-url", X::url);
        registry.add(
                "kanal.credential.keyset-file",
                () -> folder.resolve("keyset.json").toString());
        registry.add("kanal.polling.shortest-pace", () -> "100ms");
        registry.add("kanal.polling.look-every", () -> "20ms");
        registry.add("kanal.polling.confirm-after", () -> "300ms");
        registry.add("kanal.polling.probe-every", () -> "500ms");
        registry.add("kanal.polling.retry-after", () -> "50ms");
        registry.add("kanal.polling.tell-every", () -> "2s");
        registry.add("kanal.profile.look-every", () -> "50ms");
    }

    @BeforeEach
    void standUp() {
        X.answers("GET /2/dm_events", mailbox);
        X.answers(
                "POST /oauth/request_token",
                FakeX.form("oauth_token=a&oauth_token_secret=b&oauth_callback_confirmed=true"));
        X.answers(
                "GET /2/users/3000",
                FakeX.json(200, "{\"data\":{\"id\":\"3000\",\"username\":\"rahma\",\"name\":\"Rahma\"}}"));
    }

    @AfterEach
    void stopReading() {
        database.sql("update account set intent = 'PAUSED', lease_token = lease_token + 1")
                .then()
                .block(SOON);
    }

    @AfterAll
    static void close() {
        X.close();
    }

    @Test
    void historyComesAtOnceAndNewMessagesFollow() {
        var past = IntStream.range(0, 250)
                .mapToObj(i -> mailbox.put(
                        Instant.now().minus(Duration.ofDays(3)),
                        FakeMailbox.CUSTOMER,
                        "1000-2000",
                        "MessageCreate",
                        "m" + i,
                        Map.of()))
                .toList();
        connect(30);
        await().atMost(SOON).untilAsserted(() -> assertThat(messages()).hasSize(250));
        assertThat(messages()).allMatch(ConversationEvent::history);
        assertThat(messages()).extracting(ConversationEvent::dmEventId).containsExactlyInAnyOrderElementsOf(past);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(lastProgress().history())
                        .extracting(ReadingProgressed.History::messages, ReadingProgressed.History::done)
                        .containsExactly(250, true));

        var sent = Instant.now();
        var id = mailbox.receive("Is it &lt;open&gt; &amp;amp; free? \u0000");
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(messages()).hasSize(251));
        assertThat(Duration.between(sent, Instant.now())).isLessThan(Duration.ofSeconds(5));
        var message = (DirectMessageReceived) messages().getLast();
        assertThat(message.dmEventId()).isEqualTo(id);
        assertThat(message.history()).isFalse();
        assertThat(message.text()).isEqualTo("Is it <open> &amp; free? \u2400");
        assertThat(message.sender().handle()).isEqualTo("budi");
        assertThat(envelopes()).extracting(Envelope::id).contains(channel + ":" + id);
        assertThat(stored("last_message_at")).isEqualTo(message.sentAt());
    }

    @Test
    void aBurstBecomesAGapAndIsRead() {
        mailbox.receive("before");
        connect(0);
        awaitPoll();
        X.answers("GET /2/dm_events", FakeX.json(503, "{}"));
        var missed = IntStream.range(0, 1_200)
                .mapToObj(i -> mailbox.receive("missed " + i))
                .toList();
        mailbox.refuseNextToken();
        X.answers("GET /2/dm_events", mailbox);
        await().atMost(SOON).untilAsserted(() -> assertThat(messages()).hasSize(1_200));
        assertThat(messages()).noneMatch(ConversationEvent::history);
        assertThat(messages()).extracting(ConversationEvent::dmEventId).containsExactlyInAnyOrderElementsOf(missed);
        assertThat(mailbox.sizes()).contains(100);
    }

    @Test
    void twoEqualAnswersMakeAConditionAndOneGoodAnswerEndsIt() {
        connect(0);
        awaitPoll();
        X.answers("GET /2/dm_events", FakeX.json(402, "{\"type\":\"https://api.x.com/2/problems/credits-depleted\"}"));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(lastStatus().condition()).isEqualTo(ChannelStatus.OUT_OF_CREDIT));
        assertThat(lastStatus().cause().code()).isEqualTo("out-of-credit");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                X.requests("GET /2/dm_events").getLast().query())
                        .endsWith("max_results=1"));
        mailbox.receive("waiting");
        mailbox.receive("waiting too");
        X.answers("GET /2/dm_events", mailbox);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(lastStatus().condition()).isEqualTo(ChannelStatus.CONNECTED));
        assertThat(lastStatus().cause()).isNull();
        await().atMost(SOON).untilAsserted(() -> assertThat(messages()).hasSize(2));
        assertThat(statuses()).hasSize(2);
    }

    @Test
    void aDeadTokenAndWrongAppKeysAreToldApart() {
        connect(0);
        awaitPoll();
        X.answers("GET /2/dm_events", FakeX.json(401, "{\"title\":\"Unauthorized\",\"status\":401}"));
        await().atMost(SOON).untilAsserted(() -> assertThat(statuses()).hasSize(1));
        assertThat(lastStatus().condition()).isEqualTo(ChannelStatus.NEEDS_REAUTHORIZATION);
        assertThat(lastStatus().cause().code()).isEqualTo("access-revoked");
        X.answers("POST /oauth/request_token", FakeX.json(401, "{\"errors\":[{\"code\":32,\"message\":\"x\"}]}"));
        await().atMost(SOON).untilAsserted(() -> assertThat(statuses()).hasSize(2));
        assertThat(lastStatus().cause().code()).isEqualTo("app-keys-wrong");
    }

    @Test
    void exhaustedWindowIsWaitedForAndALongWaitIsSaid() {
        mailbox.limit(3, Duration.ofMinutes(14));
        connect(0);
        awaitPoll();
        orders.checkNow(new CheckNow(organization, channel, SITI)).block(SOON);
        await().atMost(SOON).until(() -> mailbox.reads() == 2);
        orders.checkNow(new CheckNow(organization, channel, SITI)).block(SOON);
        await().atMost(SOON).until(() -> mailbox.reads() == 3);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(lastStatus().condition()).isEqualTo(ChannelStatus.LIMITED));
        assertThat(lastStatus().cause().code()).isEqualTo("read-limit");
        orders.checkNow(new CheckNow(organization, channel, SITI)).block(SOON);
        await().during(Duration.ofMillis(500)).atMost(SOON).until(() -> mailbox.reads() == 3);
    }

    @Test
    void whoeverNobodyNamesIsAskedFor() {
        connect(0);
        awaitPoll();
        mailbox.put(Instant.now(), "3000", "1000-3000", "MessageCreate", "hello", Map.of());
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(records(ProfileChanged.class))
                        .extracting(changed -> changed.profile().handle())
                        .contains("rahma"));
        mailbox.put(Instant.now(), "3000", "1000-3000", "MessageCreate", "again", Map.of());
        await().atMost(SOON).untilAsserted(() -> assertThat(messages()).hasSize(2));
        assertThat(((DirectMessageReceived) messages().getLast()).sender().displayName())
                .isEqualTo("Rahma");
        assertThat(X.requests("GET /2/users/3000")).hasSize(1);
    }

    @Test
    void pausedAccountIsLeftAloneAndGoesOnWhenItIsResumed() {
        connect(0);
        awaitPoll();
        apply(new ChannelStatusChanged(organization, channel, ++revision, state(ChannelStatus.PAUSED), SITI));
        var reads = mailbox.reads();
        mailbox.receive("while paused");
        await().during(Duration.ofMillis(400)).atMost(SOON).until(() -> mailbox.reads() <= reads + 1);
        apply(new ChannelStatusChanged(organization, channel, ++revision, state(ChannelStatus.CONNECTED), SITI));
        await().atMost(SOON).untilAsserted(() -> assertThat(messages()).hasSize(1));
    }

    @Test
    void afterADisconnectOnlyMarkAndGapsStayAndTheSameAccountGoesOnFromThere() {
        mailbox.receive("one");
        connect(30);
        await().atMost(SOON).untilAsserted(() -> assertThat(messages()).hasSize(1));
        apply(new ChannelDisconnecting(
                organization, channel, ++revision, state(ChannelStatus.DISCONNECTING), UUID.randomUUID(), SITI));
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(records(ChannelMessagesEnded.class)).hasSize(1));
        await().atMost(SOON).until(() -> count("select count(*) from poll where channel_id = :channel") == 0);
        assertThat(count("select count(*) from reading where organization_id = '" + organization
                        + "' and :channel is not null"))
                .isEqualTo(1);
        mailbox.receive("two");
        var first = channel;
        channel = UUID.randomUUID();
        connect(30);
        await().atMost(SOON).untilAsserted(() -> assertThat(messages()).hasSize(1));
        assertThat(messages().getFirst().history()).isTrue();
        assertThat(channel).isNotEqualTo(first);
        await().during(Duration.ofMillis(300))
                .atMost(SOON)
                .untilAsserted(() -> assertThat(messages()).hasSize(1));
    }

    private void connect(int historyDays) {
        var connection = UUID.randomUUID();
        var app = new XApp("key-" + channel, "secret", X.url());
        var credentials = new XCredentials(app, FakeMailbox.OWN + "-token", "token-secret");
        var newest = mailbox.ids().isEmpty() ? null : mailbox.ids().getLast();
        transaction
                .transactional(vault.stage(new StagedCredentials(
                                organization,
                                channel,
                                connection,
                                ConnectionMethod.DEVELOPER_APP,
                                historyDays,
                                FakeMailbox.OWN,
                                credentials))
                        .then(vault.verified(connection, newest, Instant.now())))
                .block(SOON);
        apply(new ChannelConnected(
                organization, channel, ++revision, state(ChannelStatus.CONNECTED), connection, false, SITI));
    }

    private void apply(ChannelEvent event) {
        transaction.transactional(accounts.on(event)).block(SOON);
    }

    private ChannelState state(ChannelStatus status) {
        return new ChannelState(
                "twitter",
                new Account(FakeMailbox.OWN, "kopi_senja", "Kopi Senja", null),
                ConnectionMethod.DEVELOPER_APP,
                status,
                null,
                Instant.now());
    }

    private void awaitPoll() {
        await().atMost(SOON).until(() -> !records(ReadingProgressed.class).isEmpty());
    }

    private List<Envelope<InboxMessage>> envelopes() {
        return TestTopics.read(InboxMessage.TOPIC, InboxMessage.class).stream()
                .filter(envelope -> envelope.record().channelId().equals(channel))
                .toList();
    }

    private <T> List<T> records(Class<T> kind) {
        return envelopes().stream()
                .map(Envelope::record)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private List<ConversationEvent> messages() {
        return records(ConversationEvent.class);
    }

    private ReadingProgressed lastProgress() {
        return records(ReadingProgressed.class).getLast();
    }

    private List<TwitterAccountStatusChanged> statuses() {
        return TestTopics.read(TwitterEvent.TOPIC, TwitterEvent.class).stream()
                .map(Envelope::record)
                .filter(record -> record.channelId().equals(channel))
                .filter(TwitterAccountStatusChanged.class::isInstance)
                .map(TwitterAccountStatusChanged.class::cast)
                .toList();
    }

    private TwitterAccountStatusChanged lastStatus() {
        assertThat(statuses()).isNotEmpty();
        return statuses().getLast();
    }

    private Instant stored(String column) {
        return database.sql("select " + column + " from account where channel_id = :channel")
                .bind("channel", channel)
                .map(row -> Optional.ofNullable(row.get(0, Instant.class)))
                .one()
                .block(SOON)
                .orElse(null);
    }

    private long count(String sql) {
        return database.sql(sql)
                .bind("channel", channel)
                .map(row -> row.get(0, Long.class))
                .one()
                .block(SOON);
    }
}
