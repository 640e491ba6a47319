package io.kanal.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kanal.contracts.Envelope;
import io.kanal.contracts.inbox.InboxMessage.AccountRef;
import io.kanal.contracts.inbox.InboxMessage.ReadingProgressed;
import io.kanal.contracts.inbox.InboxMessage.ReadingProgressed.History;
import io.kanal.contracts.reply.ReplyCommand;
import io.kanal.test.IntegrationTest;
import io.kanal.test.TestTokens;
import io.kanal.test.TestTopics;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;

/** Tests of the whole service: records come by Kafka, people ask over HTTP. */
@IntegrationTest
class InboxServiceTests {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final TestAccount account = TestAccount.create();

    @Autowired
    private ApplicationContext context;

    @Autowired
    private DatabaseClient database;

    @LocalServerPort
    private int port;

    @Test
    void whatKafkaBringsIsInTheInboxOnce() {
        var inbox = new TestInbox(context, account.organization());
        TestTopics.publish(account.connected());
        IntStream.range(0, 500)
                .mapToObj(n -> account.received(Integer.toString(200 + n % 7), 1_000 + n, "message " + n))
                .forEach(record -> {
                    TestTopics.publish(record);
                    if (record.dmEventId().endsWith("3")) {
                        TestTopics.publish(record);
                    }
                });
        TestTopics.publish(account.profile("200", "budi", "Budi"));
        TestTopics.publish(progress());
        TestTopics.publish(account.ended());
        TestTopics.publish(account.received("200", 9_999, "behind the end"));
        TestTopics.publish(account.disconnected(2));

        await().atMost(LIMIT).untilAsserted(() -> {
            assertThat(inbox.conversations()).hasSize(7);
            assertThat(inbox.conversations().get(0).at("/channel/status").asString())
                    .isEqualTo("DISCONNECTED");
            assertThat(inbox.get("/api/inbox/conversations?q=budi").get("items"))
                    .hasSize(1);
        });
        assertThat(messagesOf(account)).isEqualTo(500);
        assertThat(inbox.get("/api/inbox/conversations?q=behind").get("items")).isEmpty();
    }

    @Test
    void channelsTellHowFarReadingHasCome() {
        var inbox = new TestInbox(context, account.organization());
        TestTopics.publish(account.connected());
        TestTopics.publish(Envelope.of(progress(), "/kanal/test", Instant.parse("2026-11-22T10:00:00Z")));
        TestTopics.publish(Envelope.of(earlier(), "/kanal/test", Instant.parse("2026-11-22T09:00:00Z")));
        TestTopics.publish(account.received("200", 10, "behind both"));

        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(inbox.conversations()).hasSize(1));
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(inbox.get("/api/inbox/channels").get("items"))
                        .hasSize(1));
        var channel = inbox.get("/api/inbox/channels").at("/items/0");
        assertThat(channel.get("completeUntil").asString()).isEqualTo("2026-11-22T09:59:00Z");
        assertThat(channel.get("nextReadAt").asString()).isEqualTo("2026-11-22T10:01:00Z");
        assertThat(channel.at("/history/backTo").asString()).isEqualTo("2026-10-23T10:00:00Z");
        assertThat(channel.at("/history/messages").asInt()).isEqualTo(4_321);
        assertThat(channel.at("/history/done").asBoolean()).isTrue();
        assertThat(channel.at("/history/stopped").asBoolean()).isFalse();
    }

    @Test
    void replyGoesOutByKafkaAndWhatBecomesOfItComesBackLive() {
        var inbox = new TestInbox(context, account.organization());
        TestTopics.publish(account.connected());
        TestTopics.publish(account.received("200", 10, "hello?"));
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(inbox.conversations()).hasSize(1));
        var browser = new LiveBrowser(port, TestTokens.of(account.organization(), "AGENT")).awaitReset();

        var reply = inbox.answer("hi there");
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(TestTopics.read(ReplyCommand.TOPIC, ReplyCommand.class))
                        .anySatisfy(
                                order -> assertThat(order.record().replyId()).isEqualTo(reply)));
        browser.forget();
        var sent = account.sent(reply, 1, "200", 20);
        TestTopics.publish(sent);
        TestTopics.publish(sent);
        TestTopics.publish(account.sent("200", 20, "hi there"));

        browser.awaitLine("data:{\"id\":\"%s\",\"conversationId\":\"%s\"}"
                .formatted(reply, TestInbox.id(inbox.conversations().get(0))));
        await().atMost(LIMIT).untilAsserted(() -> {
            assertThat(inbox.messages()).hasSize(2);
            assertThat(inbox.messages().get(0).get("id").asString()).isEqualTo(reply.toString());
            assertThat(inbox.messages().get(0).get("state").asString()).isEqualTo("SENT");
        });
        browser.close();
    }

    private long messagesOf(TestAccount account) {
        return database.sql("select count(*) from message where organization_id = :organization")
                .bind("organization", account.organization())
                .mapValue(Long.class)
                .one()
                .block(LIMIT);
    }

    private ReadingProgressed progress() {
        return new ReadingProgressed(
                account.organization(),
                account.channel(),
                new AccountRef(TestAccount.ID, TestAccount.HANDLE),
                Instant.parse("2026-11-22T09:59:00Z"),
                Instant.parse("2026-11-22T10:01:00Z"),
                60,
                new History(Instant.parse("2026-10-23T10:00:00Z"), 4_321, true, false));
    }

    private ReadingProgressed earlier() {
        return new ReadingProgressed(
                account.organization(),
                account.channel(),
                new AccountRef(TestAccount.ID, TestAccount.HANDLE),
                null,
                null,
                60,
                null);
    }
}
