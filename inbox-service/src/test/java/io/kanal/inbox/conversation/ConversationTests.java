package io.kanal.inbox.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.kanal.contracts.inbox.Participant;
import io.kanal.inbox.ConnectedInbox;
import io.kanal.inbox.TestAccount;
import io.kanal.inbox.TestInbox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Tests of {@link ConversationController} and {@link Conversations} on a real database. */
class ConversationTests extends ConnectedInbox {

    private static final String PATH = "/api/inbox/conversations";

    @Test
    void answersTheShapeOfTheContract() {
        inbox.hear(account.received("200", 10, "hello"), account.profile("200", "budi", "Budi"));

        var conversation = inbox.conversations().get(0);
        assertThat(names(conversation))
                .containsExactly("id", "type", "channel", "customer", "last", "unreadCount", "waitingSince");
        assertThat(conversation.get("type").asString()).isEqualTo("ONE_TO_ONE");
        assertThat(names(conversation.get("channel"))).containsExactly("id", "handle", "status");
        assertThat(names(conversation.get("customer"))).containsExactly("id", "handle", "displayName", "avatarUrl");
        assertThat(conversation.at("/customer/id").asString()).isEqualTo("200");
        assertThat(conversation.at("/last/direction").asString()).isEqualTo("INBOUND");
        assertThat(conversation.at("/last/sentAt").asString())
                .isEqualTo(TestAccount.timeOf(10).toString());
        assertThat(inbox.get(PATH + "/{id}", TestInbox.id(conversation))).isEqualTo(conversation);
    }

    @Test
    void pagesHoldEachConversationOnceNewestFirst() {
        inbox.hear(IntStream.range(200, 225)
                .mapToObj(n -> account.received(Integer.toString(n), n, "text " + n))
                .toList());

        assertThat(pages(PATH + "?limit=7")).hasSize(25).doesNotHaveDuplicates().isSubsetOf(ids(inbox.conversations()));
        assertThat(pages(PATH + "?limit=7")).isEqualTo(ids(inbox.conversations()));
        var customers = StreamSupport.stream(inbox.conversations().spliterator(), false)
                .map(item -> Instant.parse(item.at("/last/sentAt").asString()))
                .toList();
        assertThat(customers).isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    @Test
    void pagesOfMessagesHoldEachMessageOnceNewestFirst() {
        inbox.hear(IntStream.range(0, 23)
                .mapToObj(n -> account.received("200", 1_000 + n, "text " + n))
                .toList());

        var conversation = inbox.conversations().get(0);
        var found = pages(PATH + "/" + TestInbox.id(conversation) + "/messages?limit=5");
        assertThat(found).isEqualTo(ids(inbox.messages(conversation))).hasSize(23);
    }

    @Test
    void waitingConversationsComeWithTheLongestWaitFirst() {
        inbox.hear(
                account.received("200", 30, "short wait"),
                account.received("201", 10, "long wait"),
                account.received("201", 40, "still waiting"),
                account.received("202", 20, "answered"),
                account.sent("202", 21, "answer"),
                account.received("203", 24, "middle"));

        assertThat(customers(PATH + "?filter=waiting")).containsExactly("201", "203", "200");
        assertThat(pages(PATH + "?filter=waiting&limit=1")).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void disconnectedAccountHasNeitherWaitingNorUnreadConversationsUntilItIsConnectedAgain() {
        inbox.hear(account.received("200", 10, "hello"), account.ended());
        inbox.hear(account.disconnected(3));

        assertThat(customers(PATH + "?filter=waiting")).isEmpty();
        assertThat(customers(PATH + "?filter=unread")).isEmpty();
        assertThat(inbox.get("/api/inbox/channels").get("items")).isEmpty();
        assertThat(customers(PATH)).containsExactly("200");
        assertThat(customers(PATH + "?q=hello")).containsExactly("200");

        inbox.hear(account.again().connected(TestAccount.CONNECTED_AT.plusSeconds(3_600)));

        assertThat(customers(PATH + "?filter=waiting")).containsExactly("200");
        assertThat(customers(PATH + "?filter=unread")).containsExactly("200");
        assertThat(inbox.get("/api/inbox/channels").at("/items/0/unreadCount").asInt())
                .isEqualTo(1);
    }

    @Test
    void groupsHaveParticipantsAndLinesOfWhoJoinedAndLeft() {
        var ana = new Participant("300", "ana", "Ana", null);
        var ben = new Participant("301", "ben", "Ben", null);
        inbox.hear(
                account.inGroup("999000111222333", ana, 10, "hello all"),
                account.changed("999000111222333", 30, List.of(), List.of(ben)));
        inbox.hear(account.changed("999000111222333", 20, List.of(ben), List.of()));

        var group = inbox.conversations().get(0);
        assertThat(group.get("type").asString()).isEqualTo("GROUP");
        assertThat(group.get("customer").isNull()).isTrue();
        assertThat(group.get("participants")).hasSize(1);
        assertThat(group.at("/participants/0/displayName").asString()).isEqualTo("Ana");
        assertThat(group.get("unreadCount").asInt()).isEqualTo(1);
        assertThat(group.get("waitingSince").asString())
                .isEqualTo(TestAccount.timeOf(10).toString());
        var lines = inbox.messages(group);
        assertThat(lines.get(0).at("/left/0/handle").asString()).isEqualTo("ben");
        assertThat(lines.get(1).at("/joined/0/handle").asString()).isEqualTo("ben");
        assertThat(lines.get(2).get("senderName").asString()).isEqualTo("Ana");
    }

    @Test
    void attachmentsAreCardsAndLinksSayWhereTheyLead() {
        inbox.hear(account.withCards("200", 10, "see https://t.co/a"));

        var message = inbox.messages().get(0);
        var attachments = message.get("attachments");
        assertThat(attachments).hasSize(2);
        assertThat(names(attachments.get(0))).containsExactlyInAnyOrder("type", "width", "height", "openAtX");
        assertThat(attachments.at("/0/type").asString()).isEqualTo("PHOTO");
        assertThat(attachments.at("/0/width").asInt()).isEqualTo(640);
        assertThat(names(attachments.get(1))).containsExactly("type");
        assertThat(message.at("/links/0/url").asString()).isEqualTo("https://t.co/a");
        assertThat(message.at("/links/0/expandedUrl").asString()).isEqualTo("https://shop.example/a");
        assertThat(message.has("state")).isFalse();
        assertThat(message.has("sentBy")).isFalse();
    }

    @Test
    void unknownEventIsALineThatOpensAtX() {
        inbox.hear(account.unknown("200", 10));

        var line = inbox.messages().get(0);
        assertThat(line.get("type").asString()).isEqualTo("UNKNOWN_EVENT");
        assertThat(line.get("eventType").asString()).isEqualTo("PollCreate");
        assertThat(line.get("openAtX").asString()).endsWith("/messages/100-200");
        assertThat(line.get("text").asString()).contains("cannot be shown yet");
        assertThat(inbox.conversations().get(0).get("unreadCount").asInt()).isEqualTo(1);
        assertThat(inbox.conversations().get(0).has("waitingSince")).isFalse();
    }

    private List<String> customers(String path) {
        return StreamSupport.stream(inbox.get(path).get("items").spliterator(), false)
                .map(item -> item.at("/customer/id").asString())
                .toList();
    }

    private List<String> pages(String path) {
        var found = new ArrayList<String>();
        var page = inbox.get(path);
        found.addAll(ids(page.get("items")));
        while (page.has("nextCursor")) {
            page = inbox.get(path + "&cursor={cursor}", page.get("nextCursor").asString());
            found.addAll(ids(page.get("items")));
        }
        return found;
    }

    private static List<String> ids(JsonNode items) {
        return StreamSupport.stream(items.spliterator(), false)
                .map(TestInbox::id)
                .toList();
    }

    private static List<String> names(JsonNode node) {
        return List.copyOf(node.propertyNames());
    }
}
