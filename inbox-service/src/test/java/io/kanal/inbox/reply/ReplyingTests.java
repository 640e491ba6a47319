package io.kanal.inbox.reply;

import static org.assertj.core.api.Assertions.assertThat;

import io.kanal.contracts.reply.ReplyEvent;
import io.kanal.inbox.TestAccount;
import io.kanal.inbox.TestInbox;
import io.kanal.test.IntegrationTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;

/** Tests of what becomes of a reply in the inbox, on a real database. */
@IntegrationTest
class ReplyingTests {

    private final TestAccount account = TestAccount.create();

    @Autowired
    private ApplicationContext context;

    @Autowired
    private TransactionalOperator transaction;

    private TestInbox inbox;

    @BeforeEach
    void connect() {
        inbox = new TestInbox(context, account.organization());
        inbox.hear(account.connected());
        inbox.hear(account.received("200", 10, "hello?"));
    }

    @Test
    void replyIsTheLastLineAtOnceAndEndsTheWait() {
        var id = inbox.answer("hi there");

        var message = inbox.messages().get(0);
        assertThat(message.get("id").asString()).isEqualTo(id.toString());
        assertThat(message.has("externalId")).isFalse();
        assertThat(message.get("state").asString()).isEqualTo("PENDING");
        assertThat(message.get("direction").asString()).isEqualTo("OUTBOUND");
        assertThat(message.at("/sentBy/username").asString()).isEqualTo("agent");
        assertThat(message.get("senderHandle").asString()).isEqualTo(TestAccount.HANDLE);
        assertThat(message.has("failure")).isFalse();
        var conversation = conversation();
        assertThat(conversation.at("/last/text").asString()).isEqualTo("hi there");
        assertThat(conversation.at("/last/state").asString()).isEqualTo("PENDING");
        assertThat(conversation.has("waitingSince")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void replyAndItsEchoAreOneLineInEitherOrder(boolean echoFirst) {
        var id = inbox.answer("hi there");
        if (echoFirst) {
            inbox.hear(account.sent("200", 20, "hi there"));
            assertThat(inbox.messages()).hasSize(3);
            inbox.hear(account.sent(id, 1, "200", 20));
        } else {
            inbox.hear(account.sent(id, 1, "200", 20));
            inbox.hear(account.sent("200", 20, "hi there"));
        }
        inbox.hear(account.sent("200", 20, "hi there"));
        inbox.hear(account.sent(id, 1, "200", 20));

        assertThat(texts()).containsExactly("hi there", "hello?");
        var message = inbox.messages().get(0);
        assertThat(message.get("id").asString()).isEqualTo(id.toString());
        assertThat(message.get("externalId").asString()).isEqualTo("20");
        assertThat(message.get("state").asString()).isEqualTo("SENT");
        assertThat(message.get("sentAt").asString())
                .isEqualTo(TestAccount.timeOf(20).toString());
        assertThat(message.at("/sentBy/username").asString()).isEqualTo("agent");
        assertThat(conversation().at("/last/text").asString()).isEqualTo("hi there");
    }

    @Test
    void whoHasTheIdOfTheEchoMeansTheReply() {
        var id = inbox.answer("hi there");
        inbox.hear(account.sent("200", 20, "hi there"));
        var echo = StreamSupport.stream(inbox.messages().spliterator(), false)
                .filter(message -> message.has("externalId")
                        && message.get("externalId").asString().equals("20"))
                .map(TestInbox::id)
                .findFirst()
                .orElseThrow();
        inbox.hear(account.sent(id, 1, "200", 20));

        inbox.post("/api/inbox/conversations/" + TestInbox.id(conversation()) + "/read", "{\"upTo\":\"" + echo + "\"}")
                .expectStatus()
                .isNoContent();
        assertThat(conversation().get("unreadCount").asInt()).isZero();
        TestInbox.accepted(inbox.answer("after-echo", "{\"text\":\"more\",\"seenUpTo\":\"" + echo + "\"}"));
    }

    @Test
    void failedReplySaysWhyAndLetsTheCustomerWaitOn() {
        var id = inbox.answer("hi there");
        inbox.hear(account.failed(id, 1, "200", "recipient-closed"));

        var message = inbox.messages().get(0);
        assertThat(message.get("state").asString()).isEqualTo("FAILED");
        assertThat(message.at("/failure/code").asString()).isEqualTo("recipient-closed");
        assertThat(message.at("/failure/message").asString()).isEqualTo("It did not work.");
        assertThat(message.at("/failure/remedy").asString()).isEqualTo("Do something.");
        assertThat(conversation().get("waitingSince").asString())
                .isEqualTo(TestAccount.timeOf(10).toString());
        assertThat(conversation().at("/last/state").asString()).isEqualTo("FAILED");
        assertThat(inbox.get("/api/inbox/conversations?filter=waiting").get("items"))
                .hasSize(1);
    }

    @Test
    void failedReplyStaysBelowButDoesNotHideWhatComesLater() {
        var id = inbox.answer("hi there");
        inbox.hear(account.failed(id, 1, "200", "recipient-closed"));
        var later = Instant.now().plusSeconds(60);
        inbox.hear(account.received(
                "200", 2 * (later.getEpochSecond() - TestAccount.CONNECTED_AT.getEpochSecond()), "are you there?"));

        assertThat(texts()).containsExactly("hi there", "are you there?", "hello?");
        assertThat(conversation().at("/last/text").asString()).isEqualTo("are you there?");
    }

    @Test
    void lateSuccessTurnsFailedIntoSent() {
        var id = inbox.answer("hi there");
        inbox.hear(account.unconfirmed(id, 1, "200"));
        assertThat(state()).isEqualTo("UNCONFIRMED");
        assertThat(conversation().has("waitingSince")).isFalse();
        inbox.hear(account.failed(id, 1, "200", "not-confirmed"));
        inbox.hear(account.sent("200", 20, "hi there"));
        inbox.hear(account.sent(id, 1, "200", 20));

        assertThat(texts()).containsExactly("hi there", "hello?");
        assertThat(state()).isEqualTo("SENT");
        assertThat(inbox.messages().get(0).has("failure")).isFalse();
        assertThat(conversation().has("waitingSince")).isFalse();
    }

    @Test
    void olderAttemptUndoesNothingOfANewerOne() {
        var id = inbox.answer("hi there");
        inbox.hear(account.failed(id, 1, "200", "server-error"));
        inbox.post("/api/inbox/messages/" + id + "/retry", "").expectStatus().isAccepted();
        inbox.hear(account.unconfirmed(id, 1, "200"));
        inbox.hear(account.failed(id, 1, "200", "server-error"));
        assertThat(state()).isEqualTo("PENDING");

        inbox.hear(account.failed(id, 2, "200", "server-error"));
        assertThat(state()).isEqualTo("FAILED");
        inbox.hear(account.sent(id, 1, "200", 20));
        inbox.hear(account.failed(id, 2, "200", "server-error"));
        assertThat(state()).isEqualTo("SENT");
    }

    @Test
    void twoRepliesWithTheSameTextStayTwo() {
        var first = inbox.answer("ok");
        var second = inbox.answer("ok");
        inbox.hear(account.sent(second, 1, "200", 21));
        inbox.hear(account.sent("200", 20, "ok"), account.sent("200", 21, "ok"));
        inbox.hear(account.sent(first, 1, "200", 20));

        assertThat(ids()).startsWith(second.toString(), first.toString()).hasSize(3);
    }

    @Test
    void whatIsNotAtXComesLastInTheOrderOfAsking() {
        var first = inbox.answer("one");
        var second = inbox.answer("two");
        inbox.hear(account.received("200", 30, "more"));
        assertThat(texts()).containsExactly("two", "one", "more", "hello?");

        inbox.hear(account.sent(second, 1, "200", 25));
        assertThat(texts()).containsExactly("one", "more", "two", "hello?");
        assertThat(ids().getFirst()).isEqualTo(first.toString());
    }

    @Test
    void handlingThatWasKilledIsDoneWholeTheNextTime() {
        var id = inbox.answer("hi there");
        inbox.hear(account.sent("200", 20, "hi there"));
        ReplyEvent sent = account.sent(id, 1, "200", 20);
        var crash = inbox.handling(sent).then(Mono.<Void>error(new IllegalStateException("killed")));
        StepVerifier.create(transaction.transactional(crash))
                .expectErrorMessage("killed")
                .verify(Duration.ofSeconds(20));
        assertThat(state()).isEqualTo("PENDING");
        assertThat(inbox.messages()).hasSize(3);

        inbox.hear(sent);
        assertThat(state()).isEqualTo("SENT");
        assertThat(inbox.messages()).hasSize(2);
    }

    @Test
    void unknownReplyIsIgnored() {
        inbox.hear(account.sent(UUID.randomUUID(), 1, "200", 20));

        assertThat(texts()).containsExactly("hello?");
    }

    @Test
    void anotherOrganisationsEventChangesNothing() {
        var id = inbox.answer("hi there");
        var stranger = new TestAccount(UUID.randomUUID(), account.channel());
        inbox.hear(stranger.sent(id, 1, "200", 20));

        assertThat(state()).isEqualTo("PENDING");
    }

    private JsonNode conversation() {
        return inbox.conversations().get(0);
    }

    private String state() {
        return inbox.messages().get(0).get("state").asString();
    }

    private List<String> texts() {
        return values("text");
    }

    private List<String> ids() {
        return values("id");
    }

    private List<String> values(String name) {
        return StreamSupport.stream(inbox.messages().spliterator(), false)
                .map(message -> message.get(name).asString())
                .toList();
    }
}
