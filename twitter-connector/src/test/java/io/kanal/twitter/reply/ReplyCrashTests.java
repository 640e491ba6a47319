package io.kanal.twitter.reply;

import static io.kanal.twitter.reply.FakeConversation.cutAfter;
import static io.kanal.twitter.reply.FakeConversation.waitsFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kanal.contracts.inbox.InboxMessage.DirectMessageSent;
import io.kanal.contracts.reply.ReplyEvent.ReplySent;
import io.kanal.contracts.reply.ReplyEvent.ReplyUnconfirmed;
import io.kanal.twitter.api.XApi;
import io.kanal.twitter.credential.CredentialVault;
import io.kanal.twitter.credential.OpenedCredential.Usable;
import io.kanal.twitter.publishing.InboxPublisher;
import io.kanal.twitter.reply.State.Sent;
import io.kanal.twitter.worker.Worker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Tests of a connector that dies between any two steps of a reply: the test does the steps up to there with the worker stopped,
 * lets the lease run out, and has a new worker go on.
 */
class ReplyCrashTests extends ScriptedReplyChannel {

    @Autowired
    private ReplyWorker worker;

    @Autowired
    private HeldMessageWorker heldWorker;

    @Autowired
    private HeldMessages heldMessages;

    @Autowired
    private Replies replies;

    @Autowired
    private Verdicts verdicts;

    @Autowired
    private ReplySender sender;

    @Autowired
    private CredentialVault credentials;

    @Autowired
    private XApi x;

    @Autowired
    private InboxPublisher publisher;

    @Autowired
    private ConversationLook look;

    @Autowired
    private SendLimits limits;

    @Autowired
    private ReplyProperties settings;

    @BeforeEach
    void stopTheWorker() {
        worker.stop();
    }

    @AfterEach
    void startTheWorker() {
        startUnlessRunning(worker);
        startUnlessRunning(heldWorker);
    }

    @Test
    void killedBeforeTheAttemptIsWritten() throws Exception {
        var reply = reply("ok");
        take(reply);
        anotherWorkerGoesOn(reply);
        assertThat(awaitSent(reply).dmEventId()).isEqualTo(conversation.lastId());
        assertThat(told(reply)).hasSize(1);
        assertThat(conversation.sent()).containsExactly("ok");
    }

    @Test
    void killedBetweenTheAttemptAndTheCall() throws Exception {
        var reply = reply("ok");
        attempt(take(reply));
        anotherWorkerGoesOn(reply);
        awaitUnconfirmed(reply);
        assertThat(awaitFailure(reply, 1)).isEqualTo("not-confirmed");
        assertThat(conversation.sent()).isEmpty();
        tryAgain(reply, 2, "ok");
        awaitSent(reply);
        assertThat(conversation.sent()).containsExactly("ok");
    }

    @Test
    void killedWhileXActs() throws Exception {
        var acts = new CountDownLatch(1);
        conversation.nextTime(waitsFor(acts, cutAfter()));
        var reply = reply("ok");
        var dying = sender.work(take(reply)).subscribe();
        await().atMost(SOON)
                .until(() -> !X.requests("POST /2/dm_conversations/" + conversation.id + "/messages")
                        .isEmpty());
        dying.dispose();
        acts.countDown();
        anotherWorkerGoesOn(reply);
        assertThat(awaitSent(reply).dmEventId()).isEqualTo(conversation.lastId());
        assertThat(told(reply)).first().isInstanceOf(ReplyUnconfirmed.class);
        assertThat(conversation.sent()).containsExactly("ok");
    }

    @Test
    void killedBetweenXsAnswerAndTheVerdict() throws Exception {
        var reply = reply("ok");
        attempt(take(reply));
        var answered = x.send(opened().credentials(), conversation.id, "ok")
                .block(SOON)
                .value();
        anotherWorkerGoesOn(reply);
        assertThat(awaitSent(reply).dmEventId()).isEqualTo(answered.eventId());
        assertThat(conversation.sent()).containsExactly("ok");
        awaitNextPoll();
        assertThat(elsewhere()).doesNotContain(answered.eventId());
    }

    @Test
    void killedWithTheVerdictWrittenInVain() throws Exception {
        var reply = reply("ok");
        var attempted = attempt(take(reply));
        var sent = x.send(opened().credentials(), conversation.id, "ok")
                .block(SOON)
                .value();
        verdicts.accepted(attempted, new Sent(sent.eventId(), sent.sentAt()), "app", null)
                .block(SOON);
        // The verdict is repeated when nobody knows whether it was committed.
        verdicts.accepted(attempted, new Sent(sent.eventId(), sent.sentAt()), "app", null)
                .block(SOON);
        anotherWorkerGoesOn(reply);
        awaitSent(reply);
        awaitSent(reply("then"));
        assertThat(told(reply)).hasSize(1);
        assertThat(conversation.sent()).containsExactly("ok", "then");
    }

    @Test
    void killedBetweenTheLookAndTheSecondAttempt() throws Exception {
        var reply = reply("ok");
        attempt(take(reply));
        anotherWorkerGoesOn(reply);
        awaitFailure(reply, 1);
        worker.stop();
        tryAgain(reply, 2, "ok");
        var taken = take(reply);
        assertThat(look.find(taken.reply(), opened().credentials()).block(SOON))
                .isInstanceOf(ConversationLook.Sighting.NotThere.class);
        anotherWorkerGoesOn(reply);
        awaitSent(reply);
        assertThat(conversation.sent()).containsExactly("ok");
    }

    @Test
    void aDeadConnectorsReplyKeepsTheNextOneWaiting() throws Exception {
        var first = reply("first");
        attempt(take(first));
        var second = reply("second");
        await().atMost(SOON).until(() -> count("reply") == 2);
        assertThat(replies.take(10).block(SOON))
                .noneMatch(taken -> taken.reply().replyId().equals(second));
        anotherWorkerGoesOn(first);
        awaitSent(second);
        assertThat(awaitFailure(first, 1)).isEqualTo("not-confirmed");
        assertThat(conversation.sent()).containsExactly("second");
    }

    @Test
    void whoeverWakesUpAfterItsLeaseChangesNothing() throws Exception {
        var reply = reply("ok");
        var frozen = take(reply);
        anotherWorkerGoesOn(reply);
        awaitSent(reply);
        sender.work(frozen).block(SOON);
        assertThat(verdicts.attempt(frozen, "app", Instant.now()).block(SOON)).isNull();
        verdicts.step(frozen, frozen.reply().failed(ReplyFailure.X_REFUSES)).block(SOON);
        awaitSent(reply("then"));
        assertThat(told(reply)).hasSize(1);
        assertThat(conversation.sent()).containsExactly("ok", "then");
    }

    @Test
    void whoeverWasHeldUpTooLongDoesNotCallX() throws Exception {
        var reply = reply("ok");
        var slow = new ReplySender(verdicts, look, limits, credentials, x, with(Duration.ZERO));
        slow.work(take(reply)).block(SOON);
        assertThat(X.requests("POST /2/dm_conversations/" + conversation.id + "/messages"))
                .isEmpty();
        worker.start();
        awaitSent(reply);
        assertThat(told(reply)).hasSize(1);
        assertThat(conversation.sent()).containsExactly("ok");
    }

    @Test
    void xsAnswerCountsAlsoWhenOthersHaveGivenUp() throws Exception {
        var reply = reply("ok");
        var attempted = attempt(take(reply));
        anotherWorkerGoesOn(reply);
        awaitFailure(reply, 1);
        verdicts.accepted(attempted, new Sent("1860000000000000000", Instant.now()), "app", null)
                .block(SOON);
        assertThat(awaitSent(reply).dmEventId()).isEqualTo("1860000000000000000");
    }

    @Test
    void killedBetweenPublishingAHeldMessageAndLettingItGo() throws Exception {
        heldWorker.stop();
        var reply = reply("ok");
        attempt(take(reply));
        var typed = conversation.typeElsewhere("ok");
        await().atMost(SOON).until(() -> count("held_message") == 1);
        var sent = x.send(opened().credentials(), conversation.id, "ok")
                .block(SOON)
                .value();
        verdicts.sent(reply, sent.eventId(), sent.sentAt()).block(SOON);
        assertThat(elsewhere()).isEmpty();
        publisher.publish(held());
        heldWorker.start();
        await().atMost(SOON).until(() -> count("held_message") == 0);
        await().atMost(SOON).until(() -> elsewhere().size() == 2);
        assertThat(elsewhere()).containsOnly(typed);
        assertThat(TOPICS.of(channel, DirectMessageSent.class))
                .extracting(DirectMessageSent::naturalId)
                .containsOnly(channel + ":" + typed);
    }

    @Test
    void twoWorkersShareTheRepliesAndSendEachOnce() throws Exception {
        var given = new ArrayList<UUID>();
        for (var i = 0; i < 20; i++) {
            given.add(reply("line " + i));
        }
        var second = new ReplyWorker(replies, sender, settings);
        worker.start();
        second.start();
        try {
            awaitSent(given.getLast());
        } finally {
            second.stop();
        }
        assertThat(given)
                .allSatisfy(reply -> assertThat(told(reply))
                        .hasOnlyElementsOfType(ReplySent.class)
                        .hasSize(1));
        assertThat(conversation.sent())
                .hasSize(20)
                .isSortedAccordingTo((one, other) ->
                        Integer.compare(Integer.parseInt(one.substring(5)), Integer.parseInt(other.substring(5))));
    }

    @Test
    void theLastOfAWindowIsTakenOnce() {
        database.sql("insert into quota values (:subject, 'POST /2/dm_conversations/:id/messages', 15, 1,"
                        + " now() + interval '1 hour')")
                .bind("subject", channel.toString())
                .then()
                .block(SOON);
        assertThat(limits.take(channel, "app-" + channel).block(SOON)).isTrue();
        assertThat(limits.take(channel, "app-" + channel).block(SOON)).isFalse();
        assertThat(limits.notYet(channel, "app-" + channel).block(SOON).pause()).isPositive();
        database.sql("update quota set resets_at = now() - interval '1 second' where subject = :subject")
                .bind("subject", channel.toString())
                .then()
                .block(SOON);
        for (var left = 15; left > 0; left--) {
            assertThat(limits.take(channel, "app-" + channel).block(SOON)).isTrue();
        }
        assertThat(limits.take(channel, "app-" + channel).block(SOON)).isFalse();
    }

    private List<DirectMessageSent> held() {
        return heldMessages.of(channel).block(SOON);
    }

    private TakenReply take(UUID reply) {
        var all = new ArrayList<TakenReply>();
        await().atMost(SOON).until(() -> {
            all.addAll(replies.take(10).block(SOON));
            return all.stream().anyMatch(taken -> taken.reply().replyId().equals(reply));
        });
        return all.stream()
                .filter(taken -> taken.reply().replyId().equals(reply))
                .findFirst()
                .orElseThrow();
    }

    private Reply attempt(TakenReply taken) {
        return verdicts.attempt(taken, opened().appId(), x.now()).block(SOON);
    }

    private Usable opened() {
        return (Usable) credentials.open(channel).block(SOON);
    }

    /** The lease of whoever died runs out, and there is a worker again. */
    private void anotherWorkerGoesOn(UUID reply) {
        database.sql("update reply set due_at = now() where reply_id = :reply")
                .bind("reply", reply)
                .then()
                .block(SOON);
        startUnlessRunning(worker);
    }

    private static void startUnlessRunning(Worker worker) {
        if (!worker.isRunning()) {
            worker.start();
        }
    }

    private ReplyProperties with(Duration lease) {
        return new ReplyProperties(
                settings.lookAfter(),
                settings.tooLate(),
                settings.parallelSends(),
                settings.poll(),
                lease,
                settings.timeout(),
                settings.retryAfter(),
                settings.longestRetry(),
                settings.clockTolerance(),
                settings.matchWithin(),
                settings.lookPage(),
                settings.keep());
    }
}
