package io.kanal.twitter.reply;

import static io.kanal.twitter.reply.FakeConversation.cutAfter;
import static io.kanal.twitter.reply.FakeConversation.refuses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kanal.contracts.channel.ChannelStatus;
import io.kanal.contracts.reply.ReplyEvent.ReplySent;
import io.kanal.twitter.FakeX;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests of replying with a whole connector: from the inbox's order to X, and back. */
class ReplyingTests extends ScriptedReplyChannel {

    private static final FakeX.Answer WINDOW_USED_UP = FakeX.json(
            429,
            "{\"title\":\"Too Many Requests\",\"type\":\"about:blank\",\"status\":429}",
            Map.of(
                    "x-rate-limit-limit",
                    "15",
                    "x-rate-limit-remaining",
                    "0",
                    "x-rate-limit-reset",
                    Long.toString(Instant.now().getEpochSecond())));

    @Test
    void aReplyIsSentOnceAndItsEchoIsNotPublished() throws Exception {
        var before = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        var reply = reply("Halo <b> & \"salam\" 👋");
        var sent = awaitSent(reply);
        assertThat(sent.dmEventId()).isEqualTo(conversation.lastId());
        assertThat(sent.attempt()).isEqualTo(1);
        assertThat(sent.conversationId()).isEqualTo(conversation.id);
        assertThat(sent.sentAt()).isBetween(before, Instant.now());
        awaitNextPoll();
        assertThat(elsewhere()).doesNotContain(sent.dmEventId());
        assertThat(told(reply)).hasSize(1);
        assertThat(conversation.sent()).containsExactly("Halo <b> & \"salam\" 👋");
        assertThat(X.requests("POST /2/dm_conversations/" + conversation.id + "/messages"))
                .extracting(FakeX.Request::accountId)
                .containsExactly(account);
    }

    @Test
    void theSameOrderTwiceIsOneReply() throws Exception {
        var reply = reply("ok");
        awaitSent(reply);
        order(reply, 1, "ok", Instant.now());
        var second = reply("then");
        awaitSent(second);
        assertThat(conversation.sent()).containsExactly("ok", "then");
        assertThat(told(reply)).hasSize(1);
    }

    @Test
    void aConversationKeepsItsOrderWhileXIsSlowAndRefuses() throws Exception {
        conversation.nextTime(refuses(WINDOW_USED_UP));
        conversation.nextTime(cutAfter());
        var replies = new ArrayList<UUID>();
        for (var i = 0; i < 6; i++) {
            replies.add(reply("line " + i));
        }
        awaitSent(replies.getLast());
        assertThat(conversation.sent())
                .containsExactlyElementsOf(
                        IntStream.range(0, 6).mapToObj(i -> "line " + i).toList());
        assertThat(replies)
                .allSatisfy(reply -> assertThat(told(reply).getLast()).isInstanceOf(ReplySent.class));
    }

    @Test
    void aUsedUpWindowIsWaitedForWithoutAskingX() throws Exception {
        conversation.tell("x-rate-limit-", 15, 0, Instant.now().plusSeconds(3));
        awaitSent(reply("the last of the window"));
        conversation.tell("x-rate-limit-", 15, 14, Instant.now().plusSeconds(900));
        var next = reply("the first of the next");
        await().during(Duration.ofSeconds(1))
                .atMost(SOON)
                .until(() -> conversation.sent().size() == 1);
        awaitSent(next);
        assertThat(told(next)).hasSize(1);
    }

    @Test
    void whatDoesNotReachXWaitsAndIsSentByItself() throws Exception {
        X.goAway();
        UUID reply;
        try {
            // The connections that X has closed are gone for good when a poll was refused.
            await().atMost(SOON).until(() -> count("condition") == 1);
            reply = reply("as soon as you are back");
            await().atMost(SOON).until(() -> count("(select * from reply where tries > 1) tried") == 1);
            assertThat(told(reply)).isEmpty();
        } finally {
            X.comeBack();
        }
        awaitSent(reply);
        assertThat(told(reply)).hasSize(1);
        assertThat(conversation.sent()).containsExactly("as soon as you are back");
    }

    @Test
    void theDaysOfAccountAndAppAreToldApart() throws Exception {
        var tomorrow = Instant.now().plus(Duration.ofHours(20));
        conversation.tell("x-user-limit-24hour-", 1440, 0, tomorrow);
        awaitSent(reply("the last of the day"));
        assertThat(awaitFailure(reply("one too many"), 1)).isEqualTo("daily-limit");
        assertThat(conversation.sent()).hasSize(1);
    }

    @Test
    void theDayOfTheAppIsEveryAccounts() throws Exception {
        conversation.tell("x-app-limit-24hour-", 1440, 0, Instant.now().plus(Duration.ofHours(20)));
        awaitSent(reply("the last of the day"));
        assertThat(awaitFailure(reply("one too many"), 1)).isEqualTo("app-daily-limit");
        assertThat(conversation.sent()).hasSize(1);
    }

    @Test
    void whatComesAnHourLateIsNotSent() throws Exception {
        var reply = order(UUID.randomUUID(), 1, "old", Instant.now().minus(Duration.ofMinutes(61)));
        assertThat(awaitFailure(reply, 1)).isEqualTo("too-late");
        assertThat(conversation.sent()).isEmpty();
        tryAgain(reply, 2, "old");
        assertThat(awaitSent(reply).attempt()).isEqualTo(2);
    }

    @Test
    void whatWaitsCanBeCancelledAndWhatIsUnderWayCannot() throws Exception {
        var answer = new CountDownLatch(1);
        conversation.nextTime(conversation.answersWhen(answer));
        var underWay = reply("under way");
        var waiting = reply("waiting");
        var last = reply("last");
        await().atMost(SOON).until(() -> conversation.sent().size() == 1);
        cancel(underWay);
        cancel(waiting);
        assertThat(awaitFailure(waiting, 1)).isEqualTo("cancelled");
        answer.countDown();
        awaitSent(underWay);
        awaitSent(last);
        assertThat(told(underWay)).hasSize(1);
        assertThat(conversation.sent()).containsExactly("under way", "last");
    }

    @Test
    void aDisconnectEndsWhatIsPending() throws Exception {
        var answer = new CountDownLatch(1);
        conversation.nextTime(FakeConversation.waitsFor(answer, cutAfter()));
        var underWay = reply("under way");
        var waiting = reply("waiting");
        await().atMost(SOON)
                .until(() -> !X.requests("POST /2/dm_conversations/" + conversation.id + "/messages")
                        .isEmpty());
        await().atMost(SOON).until(() -> count("reply") == 2);
        disconnect();
        assertThat(awaitFailure(underWay, 1)).isEqualTo("not-confirmed");
        assertThat(awaitFailure(waiting, 1)).isEqualTo("channel-disconnected");
        await().atMost(SOON).until(() -> count("account") == 0 && count("reply") == 1);
        assertThat(count("(select * from reply where text is null and conversation_id = '') kept"))
                .isEqualTo(1);
        answer.countDown();
        var afterwards = reply("too late");
        assertThat(awaitFailure(afterwards, 1)).isEqualTo("channel-disconnected");
        assertThat(conversation.sent()).doesNotContain("waiting", "too late");
    }

    @Test
    void aPausedChannelSendsNothingAndSaysWhy() throws Exception {
        status(ChannelStatus.PAUSED);
        var reply = reply("paused");
        assertThat(awaitFailure(reply, 1)).isEqualTo("channel-paused");
        status(ChannelStatus.CONNECTED);
        tryAgain(reply, 2, "paused");
        awaitSent(reply);
        assertThat(conversation.sent()).containsExactly("paused");
    }

    @Test
    void credentialsThatCannotBeOpenedAreSaid() throws Exception {
        database.sql("update credential set sealed = sha256(sealed) where channel_id = :channel")
                .bind("channel", channel)
                .then()
                .block(SOON);
        assertThat(awaitFailure(reply("hello"), 1)).isEqualTo("needs-reauthorization");
        assertThat(conversation.sent()).isEmpty();
    }

    @Test
    void aRefusalEndsAReplyAndTheNextOneGoesOut() throws Exception {
        conversation.nextTime(
                refuses(
                        FakeX.json(
                                403,
                                "{\"type\":\"about:blank\",\"detail\":\"You do not have permission to DM one or more participants.\"}")));
        var refused = reply("closed");
        assertThat(awaitFailure(refused, 1)).isEqualTo("recipient-closed");
        awaitSent(reply("open"));
        assertThat(conversation.sent()).containsExactly("open");
        assertThat(failures(refused).getFirst().failure().remedy()).isNotBlank();
    }

    @Test
    void anotherOrganisationsAccountIsNeverUsed() throws Exception {
        var foreign = UUID.randomUUID();
        TOPICS.send(new io.kanal.contracts.reply.ReplyCommand.SendReply(
                UUID.randomUUID(), channel, foreign, 1, account, conversation.id, "mine?", Instant.now(), SITI));
        assertThat(awaitFailure(foreign, 1)).isEqualTo("channel-disconnected");
        assertThat(conversation.sent()).isEmpty();
    }
}
