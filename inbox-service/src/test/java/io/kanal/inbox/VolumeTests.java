package io.kanal.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.kanal.test.IntegrationTest;
import io.kanal.test.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Tests of the inbox at the size of a busy company: see {@link Volume}. */
@IntegrationTest
class VolumeTests {

    @Autowired
    private ApplicationContext context;

    private TestAccount account;
    private TestInbox inbox;

    @BeforeEach
    void fill() {
        account = Volume.of(context);
        inbox = new TestInbox(context, account.organization());
    }

    @Test
    void longConversationIsReadPageByPage() {
        var conversation = inbox.get("/api/inbox/conversations?q=first").at("/items/0");
        var path = "/api/inbox/conversations/" + TestInbox.id(conversation) + "/messages?limit=200";
        var page = inbox.get(path);
        for (var pages = 1; pages < 40; pages++) {
            page = inbox.get(path + "&cursor=" + page.get("nextCursor").asString());
        }
        assertThat(page.at("/items/0/externalId").asString()).isEqualTo(Integer.toString(1_050_000 - 39 * 200));
    }

    @Test
    void readingIsCounted() {
        var conversation = inbox.get("/api/inbox/conversations?q=first").at("/items/0");
        var messages = inbox.messages(conversation);
        inbox.read(conversation, messages.get(100));
        assertThat(inbox.get("/api/inbox/conversations/{id}", TestInbox.id(conversation))
                        .get("unreadCount")
                        .asInt())
                .isEqualTo(80);
    }

    @Test
    void personWhoHasReadAllSeesSo() {
        var reader = Volume.reader(context);
        inbox = new TestInbox(context, TestTokens.of(reader, "agent", account.organization(), "AGENT"));

        assertThat(inbox.get("/api/inbox/channels").at("/items/0/unreadCount").asInt())
                .isZero();
        assertThat(inbox.get("/api/inbox/conversations?filter=unread").get("items"))
                .isEmpty();
    }
}
