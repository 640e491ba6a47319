package io.kanal.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Agents answer: at X once, or an honest failure with a reason. */
class RepliesTests {

    private static final String SENDING = "/2/dm_conversations/**";

    private final Sandbox x = Kanal.sandbox();
    private final Organisation demo = Organisation.demo();
    private final Organisation agent = new Organisation(Kanal.api().as("agent"));
    private final Sandbox.App shop = x.newBusiness();
    private final String customer = x.newAccount("cust");
    private String channel;
    private String conversation;

    @BeforeEach
    void aCustomerAsks() {
        channel = demo.connect(shop);
        x.write(customer, shop.owner(), "Is it still available?");
        conversation = await().atMost(Organisation.SOON)
                .until(() -> demo.conversations(channel), found -> !found.isEmpty())
                .getFirst()
                .get("id")
                .stringValue();
    }

    @AfterEach
    void mendX() {
        x.noFaults();
    }

    @Test
    void answerIsAtXOnceAndInTheInboxOnce() {
        assertThat(listed("waiting")).isTrue();

        var reply = agent.reply(conversation, "Yes & no: it's <new> 👍🏽");

        var sent = awaitState(reply, "SENT");
        assertThat(sent.at("/sentBy/username").stringValue()).isEqualTo("agent");
        assertThat(x.textsFrom(shop.owner())).containsExactly("Yes & no: it's <new> 👍🏽");
        assertThat(listed("waiting")).isFalse();
        x.write(customer, shop.owner(), "Thanks");
        await().atMost(Organisation.SOON)
                .until(() -> demo.texts(channel)
                        .equals(List.of("Thanks", "Yes & no: it's <new> 👍🏽", "Is it still available?")));
    }

    @Test
    void sameKeySendsOnce() {
        var key = UUID.randomUUID().toString();

        var first = agent.api().postWithKey(path(), Map.of("text", "once"), key);
        var second = agent.api().postWithKey(path(), Map.of("text", "once"), key);

        assertThat(second.ok().get("id")).isEqualTo(first.ok().get("id"));
        assertThat(agent.api().postWithKey(path(), Map.of("text", "other"), key).status())
                .isEqualTo(422);
        awaitState(first.ok().get("id").stringValue(), "SENT");
        assertThat(x.textsFrom(shop.owner())).containsExactly("once");
    }

    @Test
    void answersOfOneConversationStayInOrder() {
        for (var i = 1; i <= 5; i++) {
            agent.reply(conversation, "part " + i);
        }
        var last = agent.reply(conversation, "part 6");

        awaitState(last, "SENT");
        assertThat(x.textsFrom(shop.owner()))
                .containsExactly("part 1", "part 2", "part 3", "part 4", "part 5", "part 6");
    }

    @Test
    void answerLostOnTheWayIsFoundAndSentOnce() {
        x.fault(SENDING, "reset", Map.of("times", 1, "app", shop.name(), "when", "after"));

        var reply = agent.reply(conversation, "Did it arrive?");

        awaitState(reply, "SENT");
        assertThat(x.textsFrom(shop.owner())).containsExactly("Did it arrive?");
        assertThat(demo.texts(channel)).containsOnlyOnce("Did it arrive?");
    }

    @Test
    void refusalIsExplainedAndTryAgainSendsIt() {
        x.fault(SENDING, "recipient-closed", Map.of("times", 1, "app", shop.name()));

        var reply = agent.reply(conversation, "Hello?");

        var failed = awaitState(reply, "FAILED");
        assertThat(failed.at("/failure/code").stringValue()).isEqualTo("recipient-closed");
        assertThat(failed.at("/failure/remedy").stringValue()).isNotBlank();
        assertThat(listed("waiting")).isTrue();
        assertThat(agent.api().post("/api/inbox/messages/" + reply + "/retry").status())
                .isEqualTo(202);
        awaitState(reply, "SENT");
        assertThat(x.textsFrom(shop.owner())).containsExactly("Hello?");
    }

    @Test
    void colleagueWhoAnsweredMeanwhileIsNamed() {
        var seen = message(0).get("id").stringValue();
        awaitState(demo.reply(conversation, "I have it"), "SENT");

        var answer = agent.api()
                .postWithKey(
                        path(),
                        Map.of("text", "Me too", "seenUpTo", seen),
                        UUID.randomUUID().toString());

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("newer-reply");
        assertThat(answer.body().at("/by/username").stringValue()).isEqualTo("supervisor");
    }

    @Test
    void pausedChannelSaysWhyNobodyCanAnswer() {
        demo.api().post("/api/integrations/channels/" + channel + "/pause").ok();
        await().atMost(Organisation.SOON)
                .until(() -> demo.channel(channel).get("status").stringValue().equals("PAUSED"));
        await().atMost(Organisation.SOON)
                .until(() -> agent.api()
                        .get("/api/inbox/conversations/" + conversation)
                        .ok()
                        .at("/cannotReply/code")
                        .asString("")
                        .equals("channel-paused"));

        var answer = agent.api()
                .postWithKey(path(), Map.of("text", "Hello"), UUID.randomUUID().toString());

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("channel-paused");
        demo.api().post("/api/integrations/channels/" + channel + "/resume").ok();
    }

    private String path() {
        return "/api/inbox/conversations/" + conversation + "/messages";
    }

    private boolean listed(String filter) {
        return demo.api().all("/api/inbox/conversations?channelId=" + channel + "&filter=" + filter).stream()
                .anyMatch(found -> found.get("id").stringValue().equals(conversation));
    }

    private JsonNode message(int index) {
        return demo.api().get(path()).ok().get("items").get(index);
    }

    private JsonNode awaitState(String reply, String state) {
        return await().atMost(Organisation.SOON)
                .until(
                        () -> demo.api().all(path()).stream()
                                .filter(message ->
                                        message.get("id").stringValue().equals(reply))
                                .findFirst()
                                .orElseThrow(),
                        found -> found.path("state").asString("").equals(state));
    }
}
