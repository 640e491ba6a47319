package io.kanal.inbox.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.kanal.contracts.Person;
import io.kanal.contracts.channel.ChannelStatus;
import io.kanal.contracts.connection.ConnectionEvent;
import io.kanal.contracts.connection.ConnectionEvent.ConnectionStateChanged;
import io.kanal.contracts.connection.ConnectionState;
import io.kanal.inbox.LiveBrowser;
import io.kanal.inbox.TestAccount;
import io.kanal.inbox.TestInbox;
import io.kanal.test.IntegrationTest;
import io.kanal.test.TestTokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Tests of what is told live, over real sockets and a real database. */
@IntegrationTest
class LiveTests {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final TestAccount account = TestAccount.create();
    private final UUID user = UUID.randomUUID();
    private final List<LiveBrowser> browsers = new ArrayList<>();

    @Autowired
    private ApplicationContext context;

    @Autowired
    private TransactionalOperator transaction;

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
    void streamBeginsWithAReset() {
        var browser = browser();

        assertThat(browser.lines()).contains("event:reset", "retry:1000", "data:{}");
    }

    @Test
    void messageIsToldWithIdsAndNothingElse() {
        var browser = browser();

        inbox.hear(account.received("200", 10, "secret words"));

        var message = TestInbox.id(inbox.messages().get(0));
        var conversation = TestInbox.id(inbox.conversations().get(0));
        browser.awaitLine("data:{\"id\":\"%s\",\"conversationId\":\"%s\"}".formatted(message, conversation));
        browser.awaitLine("data:{\"id\":\"%s\"}".formatted(conversation));
        assertThat(browser.lines()).contains("event:message", "event:conversation");
        assertThat(String.join("\n", browser.lines())).doesNotContain("secret", "200\"", "100-");
    }

    @Test
    void replyAndWhatBecomesOfItAreTold() {
        inbox.hear(account.received("200", 10, "hello?"));
        var colleague = browser();

        var reply = inbox.answer("hi");
        colleague.awaitLine(told(reply));
        colleague.forget();
        inbox.hear(account.sent(reply, 1, "200", 20));
        colleague.awaitLine(told(reply));
        colleague.forget();
        inbox.hear(account.sent(reply, 1, "200", 20));
        inbox.hear(account.received("200", 30, "thanks"));
        colleague.awaitLine("event:message");
        assertThat(colleague.has(told(reply))).isFalse();
    }

    @Test
    void channelsConnectionsAndDisconnectionsAreTold() {
        var browser = browser();
        var connection = UUID.randomUUID();

        inbox.hear(account.changed(2, ChannelStatus.PAUSED));
        browser.awaitLine("data:{\"id\":\"%s\"}".formatted(account.channel()));
        var disconnected = account.disconnected(3);
        inbox.hear(disconnected);
        browser.awaitLine("data:{\"id\":\"%s\"}".formatted(disconnected.disconnectionId()));
        inbox.hear((ConnectionEvent) new ConnectionStateChanged(
                account.organization(),
                account.channel(),
                connection,
                ConnectionState.VERIFYING,
                null,
                null,
                new Person(user, "budi")));
        browser.awaitLine("data:{\"id\":\"%s\"}".formatted(connection));
        assertThat(browser.lines()).contains("event:channel", "event:disconnection", "event:connection");
    }

    @Test
    void readingIsToldToThePersonsOtherTabsAlone() {
        inbox.hear(account.received("200", 10, "hello?"));
        var tab = browser(user);
        var colleague = browser();
        var conversation = inbox.conversations().get(0);

        inbox.read(conversation, inbox.messages().get(0));

        tab.awaitLine("data:{\"id\":\"%s\"}".formatted(TestInbox.id(conversation)));
        inbox.hear(account.changed(2, ChannelStatus.PAUSED));
        colleague.awaitLine("event:channel");
        assertThat(colleague.has("event:conversation")).isFalse();
    }

    @Test
    void nameThatBecomesKnownIsToldOfItsConversations() {
        inbox.hear(account.received("200", 10, "hello?"));
        var browser = browser();

        inbox.hear(account.profile("200", "budi", "Budi"));

        browser.awaitLine("data:{\"id\":\"%s\"}"
                .formatted(TestInbox.id(inbox.conversations().get(0))));
    }

    @Test
    void anotherOrganisationHearsNothing() {
        var stranger = new TestAccount(UUID.randomUUID(), UUID.randomUUID());
        var other = new LiveBrowser(port, TestTokens.of(stranger.organization(), "OWNER"));
        browsers.add(other.awaitReset());
        other.forget();
        var browser = browser();

        inbox.hear(account.received("200", 10, "hello?"));
        browser.awaitLine("event:message");
        new TestInbox(context, stranger.organization()).hear(stranger.connected());
        other.awaitLine("event:channel");

        assertThat(other.lines().stream().filter(line -> line.startsWith("data:")))
                .containsExactly("data:{\"id\":\"%s\"}".formatted(stranger.channel()));
    }

    @Test
    void changeThatWasRolledBackIsNotTold() {
        var browser = browser();
        var crash = inbox.handling(List.of(account.received("200", 10, "lost")))
                .then(Mono.<Void>error(new IllegalStateException("killed")));
        StepVerifier.create(transaction.transactional(crash))
                .expectErrorMessage("killed")
                .verify(LIMIT);

        inbox.hear(account.changed(2, ChannelStatus.PAUSED));
        browser.awaitLine("event:channel");
        assertThat(browser.has("event:message")).isFalse();
    }

    private LiveBrowser browser() {
        return browser(UUID.randomUUID());
    }

    private LiveBrowser browser(UUID person) {
        var browser = new LiveBrowser(port, TestTokens.of(person, "agent", account.organization(), "AGENT"));
        browsers.add(browser);
        return browser.awaitReset();
    }

    private String told(UUID reply) {
        return "data:{\"id\":\"%s\",\"conversationId\":\"%s\"}"
                .formatted(reply, TestInbox.id(inbox.conversations().get(0)));
    }
}
