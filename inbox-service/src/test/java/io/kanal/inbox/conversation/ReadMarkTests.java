package io.kanal.inbox.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.kanal.inbox.ConnectedInbox;
import io.kanal.inbox.TestInbox;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of {@link ReadMarks} on a real database: what each person has read. */
class ReadMarkTests extends ConnectedInbox {

    private static final String PATH = "/api/inbox/conversations";

    @Test
    void readingIsPerPersonAndNeverMovesBack() {
        inbox.hear(
                account.received("200", 10, "one"),
                account.received("200", 11, "two"),
                account.received("200", 12, "3"));
        var conversation = inbox.conversations().get(0);
        var messages = inbox.messages(conversation);
        var colleague = new TestInbox(context, account.organization());

        inbox.read(conversation, messages.get(1));
        assertThat(unread(inbox)).isEqualTo(1);
        inbox.read(conversation, messages.get(2));
        assertThat(unread(inbox)).isEqualTo(1);
        inbox.read(conversation, messages.get(0));
        inbox.read(conversation, messages.get(0));
        assertThat(unread(inbox)).isZero();
        assertThat(customers(PATH + "?filter=unread")).isEmpty();

        assertThat(unread(colleague)).isEqualTo(3);
        assertThat(colleague.get(PATH + "?filter=unread").get("items")).hasSize(1);
    }

    @Test
    void messageThatComesLateIsUnreadAlthoughALaterOneWasRead() {
        inbox.hear(account.received("200", 10, "one"), account.received("200", 30, "three"));
        var conversation = inbox.conversations().get(0);
        inbox.read(conversation, inbox.messages(conversation).get(0));

        inbox.hear(account.received("200", 20, "two, late"));
        assertThat(unread(inbox)).isEqualTo(1);
        assertThat(customers(PATH + "?filter=unread")).containsExactly("200");

        inbox.read(conversation, inbox.messages(conversation).get(0));
        assertThat(unread(inbox)).isZero();
    }

    @Test
    void channelsTellUnreadMessagesOfTheCaller() {
        inbox.hear(account.received("200", 10, "one"), account.received("201", 11, "two"));
        var conversation = inbox.conversations().get(0);
        inbox.read(conversation, inbox.messages(conversation).get(0));

        var channel = inbox.get("/api/inbox/channels").at("/items/0");
        assertThat(channel.get("channelId").asString())
                .isEqualTo(account.channel().toString());
        assertThat(channel.get("unreadCount").asInt()).isEqualTo(1);
        assertThat(channel.get("completeUntil").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"upTo\":null}", "{\"upTo\":\"x\"}", "{\"upTo\":[]}", "{\"upTo\":{\"a\":1}}"})
    void badReadNamesItsField(String body) {
        inbox.hear(account.received("200", 10, "hello"));
        inbox.post(PATH + "/" + TestInbox.id(inbox.conversations().get(0)) + "/read", body)
                .expectStatus()
                .is4xxClientError()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("upTo");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "7", "{", "{\"upTo\""})
    void malformedReadIsRefused(String body) {
        inbox.hear(account.received("200", 10, "hello"));
        inbox.post(PATH + "/" + TestInbox.id(inbox.conversations().get(0)) + "/read", body)
                .expectStatus()
                .is4xxClientError();
    }

    @Test
    void messageOfAnotherConversationCannotBeRead() {
        inbox.hear(account.received("200", 10, "one"), account.received("201", 11, "two"));
        var all = inbox.conversations();
        var foreign = TestInbox.id(inbox.messages(all.get(1)).get(0));

        inbox.post(PATH + "/" + TestInbox.id(all.get(0)) + "/read", "{\"upTo\":\"" + foreign + "\"}")
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("upTo");
    }

    private long unread(TestInbox person) {
        return person.conversations().get(0).get("unreadCount").asLong();
    }

    private List<String> customers(String path) {
        return StreamSupport.stream(inbox.get(path).get("items").spliterator(), false)
                .map(item -> item.at("/customer/id").asString())
                .toList();
    }
}
