package io.kanal.inbox.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.kanal.contracts.channel.ChannelStatus;
import io.kanal.contracts.person.PersonEvent.PersonActivated;
import io.kanal.contracts.person.PersonEvent.PersonDeactivated;
import io.kanal.inbox.LiveBrowser;
import io.kanal.inbox.TestAccount;
import io.kanal.inbox.TestInbox;
import io.kanal.test.IntegrationTest;
import io.kanal.test.TestTokens;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Tests of what becomes of the streams of a person who may not sign in any more. */
@IntegrationTest
class DeactivationTests {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final TestAccount account = TestAccount.create();
    private final UUID person = UUID.randomUUID();
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
        inbox = new TestInbox(context, account.organization());
        inbox.hear(account.connected());
    }

    @AfterEach
    void disconnect() {
        browsers.forEach(LiveBrowser::close);
    }

    @Test
    void allStreamsOfThePersonEndAndThoseOfColleaguesGoOn() {
        var here = browser(person);
        var there = browser(person);
        var colleague = browser(UUID.randomUUID());

        inbox.hear(new PersonDeactivated(account.organization(), person));
        here.awaitLine("end");
        there.awaitLine("end");
        inbox.hear(account.changed(2, ChannelStatus.PAUSED));

        colleague.awaitLine("event:channel");
        assertThat(colleague.isOpen()).isTrue();
        assertThat(here.has("event:channel")).isFalse();
    }

    @Test
    void noStreamIsOpenedForATokenThatHasNotExpiredYet() throws Exception {
        inbox.hear(new PersonDeactivated(account.organization(), person));
        inbox.hear(new PersonDeactivated(account.organization(), person));

        var answer = answer(person);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("not-signed-in");
    }

    @Test
    void whoIsActivatedIsToldAgain() {
        inbox.hear(new PersonDeactivated(account.organization(), person));
        inbox.hear(new PersonActivated(account.organization(), person));

        var browser = browser(person);
        inbox.hear(account.changed(2, ChannelStatus.PAUSED));

        browser.awaitLine("event:channel");
    }

    @Test
    void deactivationThatNobodyHeardOfIsFoundWhenTheDatabaseIsBack() {
        var browser = browser(person);
        deactivated.add(new PersonDeactivated(account.organization(), person)).block(LIMIT);

        database.sql("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'kanal_live'"
                        + " and datname = current_database()")
                .then()
                .block(LIMIT);

        browser.awaitLine("end");
    }

    @Test
    void deactivationWhileTheStreamIsBeingOpenedEndsItToo() {
        var asked = mock(DeactivatedPeople.class);
        var streams = new LiveStreams(asked, properties, Clock.systemUTC(), new SimpleMeterRegistry());
        when(asked.requireActive(person))
                .thenReturn(
                        Mono.fromRunnable(() -> streams.tell(LiveEvent.deactivation(account.organization(), person))));
        streams.start();
        try {
            StepVerifier.create(streams.open(
                            account.organization(), person, Instant.now().plusSeconds(60)))
                    .thenConsumeWhile(event -> true)
                    .expectComplete()
                    .verify(LIMIT);
        } finally {
            streams.stop();
        }
    }

    private LiveBrowser browser(UUID who) {
        var browser = new LiveBrowser(port, token(who));
        browsers.add(browser);
        return browser.awaitReset();
    }

    private HttpResponse<String> answer(UUID who) throws Exception {
        return LiveBrowser.answer(port, token(who));
    }

    private String token(UUID who) {
        return TestTokens.of(who, "agent", account.organization(), "AGENT");
    }
}
