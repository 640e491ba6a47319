package io.kanal.twitter.reply;

import static io.kanal.twitter.reply.FakeConversation.cutAfter;
import static io.kanal.twitter.reply.FakeConversation.cutBefore;
import static io.kanal.twitter.reply.FakeConversation.cutInside;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kanal.contracts.reply.ReplyEvent.ReplyUnconfirmed;
import io.kanal.twitter.FakeX;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests of replies of which nobody knows at once whether X took them, and of their echoes. */
class DoubtfulReplyTests extends ScriptedReplyChannel {

    @Test
    void okTwiceIsAtXTwice() throws Exception {
        conversation.nextTime(cutAfter());
        conversation.nextTime(cutAfter());
        var first = reply("ok");
        var second = reply("ok");
        var ids = List.of(awaitSent(first).dmEventId(), awaitSent(second).dmEventId());
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(conversation.sent()).containsExactly("ok", "ok");
        awaitNextPoll();
        assertThat(elsewhere()).doesNotContainAnyElementsOf(ids);
    }

    static List<Arguments> brokenAnswers() {
        return List.of(
                Arguments.of("cut after", cutAfter()),
                Arguments.of("cut inside", cutInside()),
                Arguments.of("503", FakeConversation.actsAndAnswers(FakeX.json(503, "{}"))),
                Arguments.of("500", FakeConversation.actsAndAnswers(FakeX.text(500, "text/html", "<p>", Map.of()))),
                Arguments.of("unreadable", FakeConversation.actsAndAnswers(FakeX.json(201, "not json"))),
                Arguments.of("without id", FakeConversation.actsAndAnswers(FakeX.json(201, "{\"data\":{}}"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenAnswers")
    void whatXTookIsFoundAndNotSentAgain(String name, FakeConversation.Taking taking) throws Exception {
        conversation.nextTime(taking);
        var reply = reply("Is it there? " + name);
        assertThat(awaitSent(reply).dmEventId()).isEqualTo(conversation.lastId());
        assertThat(told(reply)).first().isInstanceOf(ReplyUnconfirmed.class);
        assertThat(conversation.sent()).hasSize(1);
        awaitNextPoll();
        assertThat(elsewhere()).doesNotContain(awaitSent(reply).dmEventId());
        assertThat(conversation.sent()).hasSize(1);
    }

    @Test
    void whatXDidNotTakeIsSaidAndSentOnlyWhenAnAgentTriesAgain() throws Exception {
        conversation.nextTime(cutBefore());
        var reply = reply("Are you there?");
        assertThat(awaitFailure(reply, 1)).isEqualTo("not-confirmed");
        assertThat(conversation.sent()).isEmpty();
        tryAgain(reply, 2, "Are you there?");
        assertThat(awaitSent(reply).attempt()).isEqualTo(2);
        assertThat(conversation.sent()).containsExactly("Are you there?");
    }

    @Test
    void tryingAgainLooksOnceMoreBeforeItSends() throws Exception {
        X.answersFor(account, "GET /2/dm_events", FakeX.json(200, "{\"meta\":{\"result_count\":0}}"));
        conversation.showLate();
        conversation.nextTime(cutAfter());
        var reply = reply("late");
        assertThat(awaitFailure(reply, 1)).isEqualTo("not-confirmed");
        conversation.show();
        tryAgain(reply, 2, "late");
        var sent = awaitSent(reply);
        assertThat(sent.attempt()).isEqualTo(2);
        assertThat(sent.dmEventId()).isEqualTo(conversation.lastId());
        assertThat(conversation.sent()).containsExactly("late");
    }

    @Test
    void tryingAgainDoesNotSendAsLongAsNobodyCanLook() throws Exception {
        conversation.nextTime(cutBefore());
        var reply = reply("careful");
        awaitFailure(reply, 1);
        var look = "GET /2/dm_conversations/" + conversation.id + "/dm_events";
        X.answersFor(account, look, FakeX.json(503, "{}"));
        var looked = X.requests(look).size();
        tryAgain(reply, 2, "careful");
        await().atMost(SOON).until(() -> X.requests(look).size() > looked + 2);
        assertThat(conversation.sent()).isEmpty();
        X.answersFor(account, look, null);
        awaitSent(reply);
        assertThat(conversation.sent()).containsExactly("careful");
    }

    @Test
    void whatXShowsLateTurnsAFailedReplyIntoASentOne() throws Exception {
        conversation.showLate();
        conversation.nextTime(cutAfter());
        var reply = reply("better late");
        assertThat(awaitFailure(reply, 1)).isEqualTo("not-confirmed");
        conversation.show();
        var sent = awaitSent(reply);
        assertThat(sent.dmEventId()).isEqualTo(conversation.lastId());
        assertThat(sent.attempt()).isEqualTo(1);
        awaitNextPoll();
        assertThat(elsewhere()).doesNotContain(sent.dmEventId());
        assertThat(conversation.sent()).containsExactly("better late");
    }

    @Test
    void anEchoThatIsPolledWhileXStillAnswersIsHeldBackAndTheRestGoesOn() throws Exception {
        var answer = new CountDownLatch(1);
        conversation.nextTime(conversation.answersWhen(answer));
        var reply = reply("echo");
        await().atMost(SOON).until(() -> count("held_message") == 1);
        var typed = conversation.typeElsewhere("something else");
        await().atMost(SOON).until(() -> elsewhere().contains(typed));
        assertThat(told(reply)).isEmpty();
        answer.countDown();
        var sent = awaitSent(reply);
        await().atMost(SOON).until(() -> count("held_message") == 0);
        awaitNextPoll();
        assertThat(elsewhere()).contains(typed).doesNotContain(sent.dmEventId());
    }

    @Test
    void theIdOfXsAnswerWinsAndWhatWasTypedElsewhereIsPublished() throws Exception {
        var answer = new CountDownLatch(1);
        conversation.nextTime(FakeConversation.waitsFor(answer, (exchange, take) -> {
            take.run();
            FakeX.json(
                            201,
                            "{\"data\":{\"dm_conversation_id\":\"x\",\"dm_event_id\":\"%s\"}}"
                                    .formatted(conversation.lastId()))
                    .to(exchange);
        }));
        var reply = reply("ok");
        await().atMost(SOON)
                .until(() -> !X.requests("POST /2/dm_conversations/" + conversation.id + "/messages")
                        .isEmpty());
        var typed = conversation.typeElsewhere("ok");
        await().atMost(SOON).until(() -> count("held_message") == 1);
        answer.countDown();
        var sent = awaitSent(reply);
        assertThat(sent.dmEventId()).isNotEqualTo(typed);
        await().atMost(SOON).until(() -> elsewhere().contains(typed));
        awaitNextPoll();
        assertThat(elsewhere()).doesNotContain(sent.dmEventId());
    }

    @Test
    void anAccountThatCameBackLooksBeforeItSendsAgain() throws Exception {
        var answer = new CountDownLatch(1);
        conversation.nextTime(FakeConversation.waitsFor(answer, cutAfter()));
        var reply = reply("are you still there?");
        await().atMost(SOON)
                .until(() -> !X.requests("POST /2/dm_conversations/" + conversation.id + "/messages")
                        .isEmpty());
        disconnect();
        assertThat(awaitFailure(reply, 1)).isEqualTo("not-confirmed");
        await().atMost(SOON).until(() -> count("account") == 0);
        answer.countDown();
        await().atMost(SOON).until(() -> conversation.sent().size() == 1);
        channel = UUID.randomUUID();
        connectAccount();
        tryAgain(reply, 2, "are you still there?");
        assertThat(awaitSent(reply).dmEventId()).isEqualTo(conversation.lastId());
        assertThat(conversation.sent()).containsExactly("are you still there?");
    }
}
