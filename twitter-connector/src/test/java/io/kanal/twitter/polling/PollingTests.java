package io.kanal.twitter.polling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kanal.contracts.Envelope;
import io.kanal.contracts.channel.ChannelEvent.ChannelDisconnecting;
import io.kanal.contracts.channel.ChannelEvent.ChannelStatusChanged;
import io.kanal.contracts.channel.ChannelState;
import io.kanal.contracts.channel.ChannelStatus;
import io.kanal.contracts.inbox.InboxMessage.ChannelMessagesEnded;
import io.kanal.contracts.inbox.InboxMessage.ConversationEvent;
import io.kanal.contracts.inbox.InboxMessage.DirectMessageReceived;
import io.kanal.contracts.inbox.InboxMessage.ProfileChanged;
import io.kanal.contracts.inbox.InboxMessage.ReadingProgressed;
import io.kanal.contracts.twitter.TwitterCommand.CheckNow;
import io.kanal.test.IntegrationTest;
import io.kanal.twitter.FakeX;
import io.kanal.twitter.api.XApp;
import io.kanal.twitter.api.XCredentials;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Tests of reading accounts with a whole connector: from an X on loopback to records in Kafka. */
@IntegrationTest
class PollingTests extends ReadChannel {

    private static final FakeX X = new FakeX();
    private final FakeMailbox mailbox = new FakeMailbox();

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) throws IOException {
        usual(registry);
        registry.add("kanal.x.api-base-url", X::url);
        registry.add("kanal.polling.confirm-after", () -> "300ms");
        registry.add("kanal.polling.probe-every", () -> "500ms");
        registry.add("kanal.polling.retry-after", () -> "50ms");
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
        await().atMost(SOON).untilAsserted(() -> assertThat(messages().size()).isEqualTo(250));
        assertThat(messages()).allMatch(ConversationEvent::history);
        assertThat(messages()).extracting(ConversationEvent::dmEventId).containsExactlyInAnyOrderElementsOf(past);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(lastProgress().history())
                        .extracting(ReadingProgressed.History::messages, ReadingProgressed.History::done)
                        .containsExactly(250, true));

        var id = mailbox.receive("Is it &lt;open&gt; &amp;amp; free? \u0000");
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(messages().size()).isEqualTo(251));
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
        await().atMost(SOON).untilAsserted(() -> assertThat(messages().size()).isEqualTo(1_200));
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
        await().atMost(SOON).untilAsserted(() -> assertThat(messages().size()).isEqualTo(2));
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
        await().atMost(SOON).untilAsserted(() -> assertThat(mailbox.reads()).isEqualTo(2));
        orders.checkNow(new CheckNow(organization, channel, SITI)).block(SOON);
        await().atMost(SOON).untilAsserted(() -> assertThat(mailbox.reads()).isEqualTo(3));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(lastStatus().condition()).isEqualTo(ChannelStatus.LIMITED));
        assertThat(lastStatus().cause().code()).isEqualTo("read-limit");
        orders.checkNow(new CheckNow(organization, channel, SITI)).block(SOON);
        await().during(Duration.ofMillis(500)).atMost(SOON).until(() -> mailbox.reads() == 3);
    }

    @Test
    void checkThatIsOrderedWhileXAnswersIsMadeAfterwards() {
        mailbox.limit(10, Duration.ofMinutes(14));
        connect(0);
        awaitPoll();
        X.answersOnce("GET /2/dm_events", exchange -> {
            orders.checkNow(new CheckNow(organization, channel, SITI)).block(SOON);
            mailbox.to(exchange);
        });
        orders.checkNow(new CheckNow(organization, channel, SITI)).block(SOON);
        await().atMost(SOON).untilAsserted(() -> assertThat(mailbox.reads()).isEqualTo(3));
    }

    @Test
    void aCheckThatFindsNothingIsToldAndOtherPollsAreNot() {
        connect(0);
        awaitPoll();
        var told = records(ReadingProgressed.class).size();
        var reads = mailbox.reads();
        await().atMost(SOON).until(() -> mailbox.reads() >= reads + 2);
        assertThat(records(ReadingProgressed.class)).hasSize(told);
        var before = lastProgress().completeUntil();
        // It is told in whole seconds.
        await().atMost(SOON).until(() -> Instant.now().isAfter(before.plusSeconds(1)));
        orders.checkNow(new CheckNow(organization, channel, SITI)).block(SOON);
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(records(ReadingProgressed.class)).hasSize(told + 1));
        assertThat(lastProgress().completeUntil()).isAfter(before);
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
        await().atMost(SOON).untilAsserted(() -> assertThat(messages().size()).isEqualTo(2));
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
        await().atMost(SOON).untilAsserted(() -> assertThat(messages().size()).isEqualTo(1));
    }

    @Test
    void afterADisconnectOnlyMarkAndGapsStayAndTheSameAccountGoesOnFromThere() {
        mailbox.receive("one");
        connect(30);
        await().atMost(SOON).untilAsserted(() -> assertThat(messages().size()).isEqualTo(1));
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
        await().atMost(SOON).untilAsserted(() -> assertThat(messages().size()).isEqualTo(1));
        assertThat(messages().getFirst().history()).isTrue();
        assertThat(channel).isNotEqualTo(first);
        await().during(Duration.ofMillis(300))
                .atMost(SOON)
                .untilAsserted(() -> assertThat(messages().size()).isEqualTo(1));
    }

    private void connect(int historyDays) {
        var app = new XApp("key-" + channel, "secret", X.url());
        var credentials = new XCredentials(app, FakeMailbox.OWN + "-token", "token-secret");
        connect(
                FakeMailbox.OWN,
                credentials,
                historyDays,
                mailbox.ids().isEmpty() ? null : mailbox.ids().getLast());
    }

    private ChannelState state(ChannelStatus status) {
        return state(FakeMailbox.OWN, status);
    }
}
