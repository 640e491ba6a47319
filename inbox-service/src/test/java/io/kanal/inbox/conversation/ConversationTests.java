package io.kanal.inbox.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.kanal.contracts.channel.ChannelStatus;
import io.kanal.contracts.inbox.Participant;
import io.kanal.inbox.TestAccount;
import io.kanal.inbox.TestInbox;
import io.kanal.test.IntegrationTest;
import io.kanal.test.TestTokens;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/** Tests of {@link ConversationController} and {@link Conversations} on a real database. */
@IntegrationTest
class ConversationTests {

    private static final String PATH = "/api/inbox/conversations";

    private final TestAccount account = TestAccount.create();

    @Autowired
    private ApplicationContext context;

    private TestInbox inbox;

    @BeforeEach
    void connect() {
        inbox = new TestInbox(context, account.organization());
        inbox.hear(account.connected());
    }

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
    void groupThatTheAccountLeftCannotBeAnswered() {
        var self = new Participant(TestAccount.ID, TestAccount.HANDLE, null, null);
        inbox.hear(
                account.inGroup("999000111222333", new Participant("300", "ana", "Ana", null), 10, "bye"),
                account.changed("999000111222333", 11, List.of(), List.of(self)));

        assertThat(inbox.conversations().get(0).at("/cannotReply/code").asString())
                .isEqualTo("not-in-group");
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

    @ParameterizedTest
    @CsvSource({
        "CONNECTED,",
        "LIMITED,",
        "X_UNREACHABLE,",
        "PAUSED,channel-paused",
        "DISCONNECTING,channel-disconnecting",
        "OUT_OF_CREDIT,because",
        "SUSPENDED,because",
        "NEEDS_REAUTHORIZATION,because"
    })
    void statusTellsWhetherOneCanReply(ChannelStatus status, String code) {
        inbox.hear(account.received("200", 10, "hello"));
        inbox.hear(account.changed(2, status));
        inbox.hear(account.changed(1, ChannelStatus.SUSPENDED));

        var conversation = inbox.conversations().get(0);
        assertThat(conversation.at("/channel/status").asString()).isEqualTo(status.name());
        assertThat(conversation.at("/cannotReply/code").asString("")).isEqualTo(code == null ? "" : code);
    }

    @Test
    void conversationsStayReadableWhenTheChannelIsGone() {
        inbox.hear(account.received("200", 10, "hello"), account.ended());
        inbox.hear(account.disconnected(3));

        var conversation = inbox.conversations().get(0);
        assertThat(conversation.at("/channel/status").asString()).isEqualTo("DISCONNECTED");
        assertThat(conversation.at("/cannotReply/code").asString()).isEqualTo("channel-disconnected");
        assertThat(inbox.messages()).hasSize(1);
        assertThat(inbox.get("/api/inbox/channels").get("items")).isEmpty();
    }

    @Test
    void anotherOrganisationSeesNothing() {
        inbox.hear(account.received("200", 10, "secret"));
        var id = TestInbox.id(inbox.conversations().get(0));
        var message = TestInbox.id(inbox.messages().get(0));
        var stranger = new TestInbox(context, UUID.randomUUID());

        assertThat(stranger.conversations()).isEmpty();
        assertThat(stranger.get(PATH + "?q=secret").get("items")).isEmpty();
        assertThat(stranger.get("/api/inbox/channels").get("items")).isEmpty();
        List.of(PATH + "/" + id, PATH + "/" + id + "/messages", PATH + "?channelId=" + account.channel())
                .forEach(path -> stranger.response(path)
                        .expectStatus()
                        .isNotFound()
                        .expectBody()
                        .jsonPath("$.code")
                        .isEqualTo("not-found"));
        stranger.post(PATH + "/" + id + "/read", "{\"upTo\":\"" + message + "\"}")
                .expectStatus()
                .isNotFound();
    }

    @Test
    void operatorBelongsToNoOrganisation() {
        var operator = new TestInbox(context, TestTokens.of(UUID.randomUUID(), "operator", null, "OPERATOR"));
        List.of(PATH, PATH + "/" + UUID.randomUUID(), "/api/inbox/channels")
                .forEach(path -> operator.response(path)
                        .expectStatus()
                        .isForbidden()
                        .expectBody()
                        .jsonPath("$.code")
                        .isEqualTo("no-organization"));
    }

    @ParameterizedTest
    @CsvSource({
        "?limit=0,422,limit",
        "?limit=201,422,limit",
        "?limit=many,400,limit",
        "?filter=mine,422,filter",
        "?cursor=nonsense,400,cursor",
        "?cursor=KzEwMDAwMDAwMDAtMDEtMDFUMDA6MDA6MDBaLzAwMDAwMDAwLTAwMDAtMDAwMC0wMDAwLTAwMDAwMDAwMDAwMA,400,cursor",
        "?channelId=x,400,channelId"
    })
    void badQueryNamesItsField(String query, int status, String field) {
        inbox.response(PATH + query)
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo(field);
    }

    @Test
    void tooLongSearchNamesItsField() {
        inbox.response(PATH + "?q={q}", "x".repeat(201))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("q");
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

    @Test
    void malformedIdIsUnknown() {
        List.of("/x", "/x/messages", "/" + UUID.randomUUID(), "/" + UUID.randomUUID() + "/messages")
                .forEach(path -> inbox.response(PATH + path).expectStatus().isNotFound());
    }

    private long unread(TestInbox person) {
        return person.conversations().get(0).get("unreadCount").asLong();
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
