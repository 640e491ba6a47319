package io.kanal.inbox.reply;

import static io.kanal.inbox.TestInbox.accepted;
import static io.kanal.inbox.TestInbox.json;
import static io.kanal.inbox.TestInbox.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.kanal.contracts.channel.ChannelStatus;
import io.kanal.contracts.reply.ReplyCommand.CancelReply;
import io.kanal.contracts.reply.ReplyCommand.SendReply;
import io.kanal.inbox.TestAccount;
import io.kanal.inbox.TestInbox;
import io.kanal.test.IntegrationTest;
import io.kanal.test.TestTokens;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/** Tests of trying a reply again and of calling it off, on a real database. */
@IntegrationTest
class TryingAgainTests {

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
    void retryIsTheNextAttemptByTheChannelOfNow() {
        var id = inbox.answer("hi");
        inbox.hear(account.failed(id, 1, "200", "server-error"));
        var again = account.again();
        inbox.hear(again.connected(TestAccount.CONNECTED_AT.plusSeconds(60)));

        accepted(siti.post("/api/inbox/messages/" + id + "/retry", ""));

        var order = (SendReply) inbox.orders(account.organization()).getLast();
        assertThat(order.attempt()).isEqualTo(2);
        assertThat(order.text()).isEqualTo("hi");
        assertThat(order.channelId()).isEqualTo(again.channel());
        assertThat(order.requestedBy().username()).isEqualTo("siti");
        assertThat(inbox.messages().get(0).at("/sentBy/username").asString()).isEqualTo("budi");
        assertThat(inbox.messages().get(0).get("state").asString()).isEqualTo("PENDING");
        var problem = problem(inbox.post("/api/inbox/messages/" + id + "/retry", ""), 409);
        assertThat(code(problem)).isEqualTo("cannot-retry");
        assertThat(problem.get("state").asString()).isEqualTo("PENDING");
        assertThat(inbox.orders(account.organization())).hasSize(2);
    }

    @Test
    void retryNeedsAChannelThatSends() {
        var id = inbox.answer("hi");
        inbox.hear(account.failed(id, 1, "200", "server-error"));
        inbox.hear(account.changed(2, ChannelStatus.PAUSED));

        assertThat(code(problem(inbox.post("/api/inbox/messages/" + id + "/retry", ""), 409)))
                .isEqualTo("channel-paused");
    }

    @Test
    void cancelIsAnOrderToTheConnector() {
        var id = inbox.answer("hi");
        accepted(siti.post("/api/inbox/messages/" + id + "/cancel", ""));

        var order = (CancelReply) inbox.orders(account.organization()).getLast();
        assertThat(order.replyId()).isEqualTo(id);
        assertThat(order.channelId()).isEqualTo(account.channel());
        assertThat(order.requestedBy().username()).isEqualTo("siti");
        assertThat(inbox.messages().get(0).get("state").asString()).isEqualTo("PENDING");

        inbox.hear(account.failed(id, 1, "200", "cancelled"));
        var problem = problem(inbox.post("/api/inbox/messages/" + id + "/cancel", ""), 409);
        assertThat(code(problem)).isEqualTo("cannot-cancel");
        assertThat(problem.get("state").asString()).isEqualTo("FAILED");
    }

    @Test
    void whatIsNoReplyOfTheOrganisationIsNotFound() {
        var message = id(inbox.messages());
        var reply = inbox.answer("hi");
        var stranger = new TestInbox(context, UUID.randomUUID());
        var conversation = inbox.conversations().get(0);

        assertThat(code(problem(stranger.answer(conversation, "k", json(Map.of("text", "x"))), 404)))
                .isEqualTo("not-found");
        for (var verb : List.of("retry", "cancel")) {
            problem(stranger.post("/api/inbox/messages/" + reply + "/" + verb, ""), 404);
            problem(inbox.post("/api/inbox/messages/" + message + "/" + verb, ""), 404);
            problem(inbox.post("/api/inbox/messages/" + UUID.randomUUID() + "/" + verb, ""), 404);
            problem(inbox.post("/api/inbox/messages/x/" + verb, ""), 404);
        }
        assertThat(inbox.orders(account.organization())).hasSize(1);
    }

    private TestInbox person(String name) {
        return new TestInbox(context, TestTokens.of(UUID.randomUUID(), name, account.organization(), "AGENT"));
    }

    private static String id(JsonNode items) {
        return TestInbox.id(items.get(0));
    }

    private static String code(JsonNode problem) {
        return problem.get("code").asString();
    }
}
