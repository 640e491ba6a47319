package io.kanal.inbox.reply;

import static io.kanal.inbox.TestInbox.accepted;
import static io.kanal.inbox.TestInbox.json;
import static io.kanal.inbox.TestInbox.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.kanal.contracts.channel.ChannelStatus;
import io.kanal.contracts.reply.ReplyCommand.SendReply;
import io.kanal.inbox.TestAccount;
import io.kanal.inbox.TestInbox;
import io.kanal.test.IntegrationTest;
import io.kanal.test.TestTokens;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/** Tests of {@link ReplyController} on a real database: what is taken on, and what is not. */
@IntegrationTest
class ReplyControllerTests {

    private final TestAccount account = TestAccount.create();

    @Autowired
    private ApplicationContext context;

    private TestInbox inbox;
    private TestInbox siti;

    @BeforeEach
    void connect() {
        inbox = person("budi");
        siti = person("siti");
        inbox.hear(account.connected());
        inbox.hear(account.received("200", 10, "hello?"));
    }

    @Test
    void orderToSendIsInTheOutboxOfTheSameTransaction() {
        var id = inbox.answer("hi 🙏 <b>&amp;</b>");

        var order = (SendReply) inbox.orders(account.organization()).getFirst();
        assertThat(order.replyId()).isEqualTo(id);
        assertThat(order.attempt()).isEqualTo(1);
        assertThat(order.accountId()).isEqualTo(TestAccount.ID);
        assertThat(order.channelId()).isEqualTo(account.channel());
        assertThat(order.conversationId()).isEqualTo("100-200");
        assertThat(order.text()).isEqualTo("hi 🙏 <b>&amp;</b>");
        assertThat(order.requestedBy().username()).isEqualTo("budi");
        assertThat(inbox.orders(account.organization())).hasSize(1);
    }

    @Test
    void newerReplyOfAColleagueIsTold() {
        var seen = id(inbox.messages());
        var hers = siti.answer("I take this one");

        var problem = problem(inbox.answer("key-1", body("me too", seen)), 409);
        assertThat(code(problem)).isEqualTo("newer-reply");
        assertThat(problem.at("/by/username").asString()).isEqualTo("siti");
        assertThat(problem.get("messageId").asString()).isEqualTo(hers.toString());
        assertThat(Instant.parse(problem.get("sentAt").asString())).isBefore(Instant.now());
        assertThat(problem.get("detail").asString()).startsWith("siti answered").endsWith("Send yours too?");
        assertThat(inbox.messages()).hasSize(2);

        accepted(inbox.answer("key-1", body("me too", hers.toString())));
        accepted(inbox.answer("key-2", json(Map.of("text", "and again"))));
    }

    @Test
    void whatWasTypedAtXIsNewerToo() {
        var seen = id(inbox.messages());
        inbox.hear(account.received("200", 30, "and now?"));
        inbox.hear(account.sent("200", 20, "typed on the phone"));

        var problem = problem(inbox.answer("key-1", body("me too", seen)), 409);
        assertThat(problem.has("by")).isFalse();
        assertThat(problem.get("detail").asString()).startsWith("Somebody answered at X");
        accepted(inbox.answer("key-2", body("me too", problem.get("messageId").asString())));
    }

    @Test
    void whatIsNobodysAnswerIsNotNewer() {
        var seen = id(inbox.messages());
        inbox.answer("my own");
        inbox.hear(account.failed(siti.answer("hers, failed"), 1, "200", "recipient-closed"));
        inbox.hear(account.received("200", 30, "the customer's"));
        inbox.hear(account.past("200", 5, "of the past"));

        accepted(inbox.answer("key-1", body("next", seen)));
    }

    @Test
    void ofTwoAtTheSameTimeOneHearsOfTheOther() throws Exception {
        var seen = id(inbox.messages());
        var conversation = inbox.conversations().get(0);
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> calls = List.of(
                    () -> status(inbox, conversation, body("mine", seen)),
                    () -> status(siti, conversation, body("hers", seen)));
            assertThat(people.invokeAll(calls).stream().map(call -> call.resultNow()))
                    .containsExactlyInAnyOrder(202, 409);
        }
    }

    @Test
    void unknownSeenMessageIsNamed() {
        var problem = problem(inbox.answer("key-1", body("hi", UUID.randomUUID().toString())), 404);
        assertThat(problem.at("/errors/0/field").asString()).isEqualTo("seenUpTo");
    }

    @ParameterizedTest
    @CsvSource({
        "PAUSED,channel-paused",
        "DISCONNECTING,channel-disconnecting",
        "OUT_OF_CREDIT,because",
        "SUSPENDED,because",
        "NEEDS_REAUTHORIZATION,because"
    })
    void conversationThatCannotBeAnsweredSaysWhy(ChannelStatus status, String code) {
        inbox.hear(account.changed(2, status));

        var problem = problem(inbox.answer("key-1", json(Map.of("text", "hi"))), 409);
        assertThat(code(problem)).isEqualTo(code);
        assertThat(problem.get("remedy").asString()).isNotBlank();
        assertThat(inbox.messages()).hasSize(1);
        assertThat(inbox.orders(account.organization())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"text\":null}", "{\"text\":\"\"}", "{\"text\":\"  \"}", "{\"text\":7}"})
    void textIsNamedWhenItIsWrong(String body) {
        var status = body.contains("7") ? 400 : 422;
        assertThat(problem(inbox.answer("key-1", body), status)
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("text");
    }

    @Test
    void textMayHaveTenThousandCharacters() {
        inbox.answer("🙏".repeat(10_000));
        assertThat(problem(inbox.answer("key-1", json(Map.of("text", "🙏".repeat(10_001)))), 422)
                        .at("/errors/0/code")
                        .asString())
                .isEqualTo("too-long");
        assertThat(problem(inbox.answer("key-1", "{\"text\":\"a\\u0000b\"}"), 400)
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("text");
    }

    @Test
    void operatorAnswersNobody() {
        var operator = new TestInbox(context, TestTokens.of(UUID.randomUUID(), "operator", null, "OPERATOR"));

        assertThat(code(problem(operator.answer(inbox.conversations().get(0), "k", json(Map.of("text", "x"))), 403)))
                .isEqualTo("no-organization");
    }

    private TestInbox person(String name) {
        return new TestInbox(context, TestTokens.of(UUID.randomUUID(), name, account.organization(), "AGENT"));
    }

    private static int status(TestInbox person, JsonNode conversation, String body) {
        return person.answer(conversation, UUID.randomUUID().toString(), body)
                .returnResult(String.class)
                .getStatus()
                .value();
    }

    private static String body(String text, String seenUpTo) {
        return json(Map.of("text", text, "seenUpTo", seenUpTo));
    }

    private static String id(JsonNode items) {
        return TestInbox.id(items.get(0));
    }

    private static String code(JsonNode problem) {
        return problem.get("code").asString();
    }
}
