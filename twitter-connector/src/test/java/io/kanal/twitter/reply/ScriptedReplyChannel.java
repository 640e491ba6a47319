package io.kanal.twitter.reply;

import static org.awaitility.Awaitility.await;

import io.kanal.test.IntegrationTest;
import io.kanal.twitter.FakeX;
import io.kanal.twitter.api.XApp;
import io.kanal.twitter.api.XCredentials;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A channel at an X that does what the test says. Every test has an account of its own. */
@IntegrationTest
abstract class ScriptedReplyChannel extends ReplyChannel {

    static final FakeX X = new FakeX();

    private static final AtomicLong IDS = new AtomicLong(5_000);

    FakeConversation conversation;

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) throws IOException {
        usual(registry);
        registry.add("kanal.x.api-base-url", X::url);
        registry.add("kanal.x.read-attempts", () -> "1");
        registry.add("kanal.x.call-timeout", () -> "2s");
        registry.add("kanal.x.breaker.window", () -> "1000");
        registry.add("kanal.x.breaker.at-least", () -> "1000");
        registry.add("kanal.polling.pace-without-limits", () -> "100ms");
        registry.add("kanal.reply.look-after", () -> "200ms,500ms,900ms");
    }

    @BeforeEach
    void connect() {
        account = Long.toString(IDS.incrementAndGet());
        conversationId = account + "-9000";
        conversation = new FakeConversation(X, account, conversationId);
        X.answersFor(
                account,
                "GET /2/dm_events",
                exchange -> FakeX.json(200, conversation.page()).to(exchange));
        connectAccount();
    }

    /** The account is connected, as the channel that is current. */
    void connectAccount() {
        connect(new XCredentials(new XApp("key-" + account, "secret", X.url()), account + "-token", "token-secret"));
    }

    /** Waits until a message that is typed now has come all the way, so that all before it would have come too. */
    void awaitNextPoll() {
        var typed = conversation.typeElsewhere("typed " + UUID.randomUUID());
        await().atMost(SOON).until(() -> elsewhere().contains(typed));
    }
}
