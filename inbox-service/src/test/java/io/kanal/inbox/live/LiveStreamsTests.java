package io.kanal.inbox.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.kanal.contracts.channel.ChannelStatus;
import io.kanal.inbox.LiveBrowser;
import io.kanal.inbox.TestAccount;
import io.kanal.inbox.TestInbox;
import io.kanal.test.IntegrationTest;
import io.kanal.test.TestTokens;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.r2dbc.spi.ConnectionFactory;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.test.StepVerifier;

/** Tests of many streams, several instances and their ends, over real sockets and a real database. */
@IntegrationTest
class LiveStreamsTests {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final TestAccount account = TestAccount.create();
    private final UUID user = UUID.randomUUID();
    private final List<LiveBrowser> browsers = new ArrayList<>();

    @Autowired
    private ApplicationContext context;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private DeactivatedPeople deactivated;

    @Autowired
    private LiveProperties properties;

    @LocalServerPort
    private int port;

    private TestInbox inbox;

    @BeforeEach
    void connect() {
        inbox = new TestInbox(context, TestTokens.of(user, "budi", account.organization(), "AGENT"));
        inbox.hear(account.connected());
    }

    @AfterEach
    void disconnect() {
        browsers.forEach(LiveBrowser::close);
    }

    @Test
    void twoInstancesHearTheSame() {
        var streams = new LiveStreams(deactivated, properties, Clock.systemUTC(), new SimpleMeterRegistry());
        var listener = new LiveListener(context.getBean(ConnectionFactory.class), streams, properties);
        streams.start();
        listener.start();
        try {
            var here = browser();
            StepVerifier.create(streams.open(
                                    account.organization(), user, Instant.now().plusSeconds(60))
                            .filter(event -> "channel".equals(event.event()))
                            .map(event -> event.event() + " " + event.data().id()))
                    .then(() -> awaitListeners(2))
                    .then(() -> inbox.hear(account.changed(2, ChannelStatus.PAUSED)))
                    .expectNext("channel " + account.channel())
                    .thenCancel()
                    .verify(LIMIT);
            here.awaitLine("data:{\"id\":\"%s\"}".formatted(account.channel()));
        } finally {
            listener.stop();
            streams.stop();
        }
    }

    @Test
    void lostConnectionToTheDatabaseIsMadeAgainAndEveryBrowserToldSo() {
        var browser = browser();
        browser.forget();
        awaitListeners(1);

        database.sql("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'kanal_live'")
                .then()
                .block(LIMIT);

        browser.awaitLine("event:reset");
        browser.forget();
        inbox.hear(account.changed(2, ChannelStatus.PAUSED));
        browser.awaitLine("event:channel");
    }

    @Test
    void streamEndsWithItsAccessToken() {
        var streams = context.getBean(LiveStreams.class);
        StepVerifier.create(
                        streams.open(account.organization(), user, Instant.now().plusMillis(300)))
                .expectNextMatches(event -> "reset".equals(event.event()))
                .thenConsumeWhile(event -> true)
                .expectComplete()
                .verify(LIMIT);
    }

    @Test
    void backfillIsNotToldMessageByMessage() {
        var browser = browser();
        browser.forget();
        for (var batch = 0; batch < 25; batch++) {
            var first = 1_000 + batch * 200;
            inbox.hear(IntStream.range(first, first + 200)
                    .mapToObj(n -> account.past(Integer.toString(200 + n % 40), n, "past " + n))
                    .toList());
        }
        inbox.hear(account.received("200", 9_999, "the newest"));
        var newest = TestInbox.id(inbox.get("/api/inbox/conversations?q=newest").at("/items/0"));

        Awaitility.await().atMost(LIMIT).until(() -> browser.lines().stream().anyMatch(line -> line.contains(newest)));
        assertThat(browser.lines().stream()
                        .filter(line -> line.startsWith("event:"))
                        .count())
                .isLessThan(2_500);
    }

    @Test
    void operatorHasNoOrganisationToListenTo() throws Exception {
        var answer = LiveBrowser.answer(port, TestTokens.of(UUID.randomUUID(), "operator", null, "OPERATOR"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("no-organization");
        assertThat(LiveBrowser.answer(port, TestTokens.expired(account.organization(), "AGENT"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void fiveHundredStreamsCostNoThreadEach() {
        browser();
        var before = threads();
        for (var n = 0; n < 500; n++) {
            browsers.add(new LiveBrowser(port, TestTokens.of(account.organization(), "AGENT")));
        }
        browsers.forEach(LiveBrowser::awaitReset);
        inbox.hear(account.changed(2, ChannelStatus.PAUSED));
        browsers.forEach(browser -> browser.awaitLine("event:channel"));

        assertThat(browsers).hasSize(501).allMatch(LiveBrowser::isOpen);
        assertThat(threads() - before).isLessThan(30);
    }

    private LiveBrowser browser() {
        return browser(UUID.randomUUID());
    }

    private LiveBrowser browser(UUID person) {
        var browser = new LiveBrowser(port, TestTokens.of(person, "agent", account.organization(), "AGENT"));
        browsers.add(browser);
        return browser.awaitReset();
    }

    private void awaitListeners(int number) {
        Awaitility.await()
                .atMost(LIMIT)
                .until(() -> database.sql("select count(*) from pg_stat_activity where application_name = 'kanal_live' "
                                        + "and datname = current_database()")
                                .mapValue(Long.class)
                                .one()
                                .block(LIMIT)
                        >= number);
    }

    private static int threads() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }
}
