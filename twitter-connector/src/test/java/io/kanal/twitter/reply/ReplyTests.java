package io.kanal.twitter.reply;

import static io.kanal.twitter.reply.Samples.NOON;
import static io.kanal.twitter.reply.Samples.SETTINGS;
import static io.kanal.twitter.reply.Samples.inFlight;
import static io.kanal.twitter.reply.Samples.message;
import static io.kanal.twitter.reply.Samples.notConfirmed;
import static io.kanal.twitter.reply.Samples.order;
import static io.kanal.twitter.reply.Samples.unconfirmed;
import static io.kanal.twitter.reply.Samples.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import io.kanal.contracts.reply.ReplyCommand.SendReply;
import io.kanal.contracts.reply.ReplyEvent.ReplyFailed;
import io.kanal.contracts.reply.ReplyEvent.ReplySent;
import io.kanal.contracts.reply.ReplyEvent.ReplyUnconfirmed;
import io.kanal.twitter.reading.EventId;
import io.kanal.twitter.reply.Reply.Next;
import io.kanal.twitter.reply.SendOutcome.Accepted;
import io.kanal.twitter.reply.SendOutcome.NotYet;
import io.kanal.twitter.reply.SendOutcome.Refused;
import io.kanal.twitter.reply.SendOutcome.Unclear;
import io.kanal.twitter.reply.SendOutcome.Unreached;
import io.kanal.twitter.reply.State.Failed;
import io.kanal.twitter.reply.State.Sent;
import io.kanal.twitter.reply.State.Unconfirmed;
import io.kanal.twitter.reply.State.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tests for {@link Reply}, as conversations with X. */
class ReplyTests {

    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void whatXAcceptsIsSent() {
        var next = inFlight().on(new Accepted("4711", NOON), NOON, SETTINGS);
        assertThat(next.reply().state()).isEqualTo(new Sent("4711", NOON));
        assertThat(next.reply().doubt()).isNull();
        assertThat(told(next)).isInstanceOfSatisfying(ReplySent.class, sent -> {
            assertThat(sent.dmEventId()).isEqualTo("4711");
            assertThat(sent.attempt()).isEqualTo(1);
            assertThat(sent.sentAt()).isEqualTo(NOON);
        });
    }

    @Test
    void whatXRefusesHasFailedAndIsNotInDoubt() {
        var next = inFlight().on(new Refused(ReplyFailure.RECIPIENT_CLOSED), NOON, SETTINGS);
        assertThat(next.reply().doubt()).isNull();
        assertThat(next.reply().mayBe(message(101, Duration.ZERO, "ok"), SETTINGS))
                .isFalse();
        assertThat(told(next)).isInstanceOfSatisfying(ReplyFailed.class, failed -> {
            assertThat(failed.failure().code()).isEqualTo("recipient-closed");
            assertThat(failed.failure().remedy()).isNotBlank();
        });
    }

    @Test
    void aUsedUpWindowIsWaitedForAndNotInDoubt() {
        var next = inFlight().on(new NotYet(Duration.ofMinutes(10), null), NOON, SETTINGS);
        assertThat(next.reply().state()).isEqualTo(new Waiting(0));
        assertThat(next.pause()).isEqualTo(Duration.ofMinutes(10));
        assertThat(next.reply().doubt()).isNull();
        assertThat(next.reply().state().told(next.reply())).isEmpty();
    }

    @Test
    void itIsNotWaitedForLongerThanXHasTime() {
        var late = NOON.plus(Duration.ofMinutes(55));
        assertThat(inFlight()
                        .on(new NotYet(Duration.ofMinutes(10), null), late, SETTINGS)
                        .pause())
                .isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void aLimitOf24HoursIsSaidAtOnceUnlessItEndsInTime() {
        var soon = new NotYet(Duration.ofMinutes(10), ReplyFailure.DAILY_LIMIT);
        assertThat(inFlight().on(soon, NOON, SETTINGS).reply().state()).isEqualTo(new Waiting(0));
        var tomorrow = new NotYet(Duration.ofHours(20), ReplyFailure.DAILY_LIMIT);
        assertThat(inFlight().on(tomorrow, NOON, SETTINGS).reply().state())
                .isEqualTo(new Failed(ReplyFailure.DAILY_LIMIT));
    }

    @Test
    void whatDidNotReachXIsTriedAgainAfterPausesThatGrow() {
        var reply = waiting();
        var pauses = new ArrayList<Duration>();
        for (var i = 0; i < 7; i++) {
            var next = reply.attempted(NOON, null).on(new Unreached(), NOON, SETTINGS);
            assertThat(next.reply().doubt()).isNull();
            pauses.add(next.pause());
            reply = next.reply();
        }
        assertThat(pauses).extracting(Duration::toSeconds).containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
    }

    @Test
    void aDoubtfulAttemptIsSaidAndLookedForThreeTimes() {
        var doubtful = inFlight().on(new Unclear(), NOON, SETTINGS);
        assertThat(told(doubtful)).isInstanceOf(ReplyUnconfirmed.class);
        assertThat(doubtful.pause()).isEqualTo(Duration.ofSeconds(5));
        var second = doubtful.reply().notFound(SETTINGS);
        assertThat(second.reply().state()).isEqualTo(new Unconfirmed(1));
        assertThat(second.pause()).isEqualTo(Duration.ofSeconds(25));
        var third = second.reply().notFound(SETTINGS);
        assertThat(third.pause()).isEqualTo(Duration.ofSeconds(90));
        var end = third.reply().notFound(SETTINGS);
        assertThat(told(end))
                .isInstanceOfSatisfying(
                        ReplyFailed.class,
                        failed -> assertThat(failed.failure().code()).isEqualTo("not-confirmed"));
    }

    @Test
    void whatIsFoundIsSent() {
        var next = unconfirmed().sent("4711", NOON.plusSeconds(1));
        assertThat(told(next)).isInstanceOf(ReplySent.class);
        assertThat(next.reply().needsText()).isFalse();
    }

    @Test
    void aLookThatXDoesNotAnswerDoesNotCount() {
        var reply = unconfirmed();
        var next = reply.unseen(Duration.ofSeconds(30), NOON.plusSeconds(200), SETTINGS);
        assertThat(next.reply().state()).isEqualTo(new Unconfirmed(0));
        assertThat(next.pause()).isEqualTo(Duration.ofSeconds(30));
        assertThat(reply.unseen(Duration.ofSeconds(30), NOON.plus(HOUR).plusSeconds(1), SETTINGS)
                        .reply()
                        .state())
                .isEqualTo(new Failed(ReplyFailure.NOT_CONFIRMED));
    }

    @Test
    void onlyItsOwnWordsSinceTheAttemptMayBeIt() {
        var reply = unconfirmed();
        assertThat(reply.mayBe(message(101, Duration.ofSeconds(1), "ok"), SETTINGS))
                .isTrue();
        assertThat(reply.mayBe(message(101, Duration.ofSeconds(-4), "ok"), SETTINGS))
                .isTrue();
        assertThat(reply.mayBe(message(101, Duration.ofSeconds(-6), "ok"), SETTINGS))
                .isFalse();
        assertThat(reply.mayBe(message(101, HOUR.plusSeconds(1), "ok"), SETTINGS))
                .isFalse();
        assertThat(reply.mayBe(message(101, Duration.ofSeconds(1), "no"), SETTINGS))
                .isFalse();
    }

    @Test
    void whatWasReadBeforeTheAttemptIsNotIt() {
        assertThat(unconfirmed().mayBe(message(100, Duration.ofSeconds(1), "ok"), SETTINGS))
                .isFalse();
        assertThat(unconfirmed().mayBe(message(99, Duration.ofSeconds(1), "ok"), SETTINGS))
                .isFalse();
    }

    @Test
    void whatIsInAnotherConversationIsNotIt() {
        var elsewhere = new OwnMessage("1000-3000", EventId.of("101"), NOON, "ok", java.util.List.of());
        assertThat(unconfirmed().mayBe(elsewhere, SETTINGS)).isFalse();
    }

    @Test
    void aReplyThatWasNeverHandedOverMayBeNothing() {
        assertThat(waiting().mayBe(message(101, Duration.ZERO, "ok"), SETTINGS)).isFalse();
    }

    @Test
    void oneInFlightMayBeWhatIsPolledMeanwhile() {
        assertThat(inFlight().mayBe(message(101, Duration.ZERO, "ok"), SETTINGS))
                .isTrue();
    }

    @Test
    void tryingAgainKeepsTheDoubt() {
        var again = notConfirmed().orderedAgain(order(2, "ok", NOON), NOON.plus(Duration.ofHours(5)));
        assertThat(again.state()).isEqualTo(new Waiting(0));
        assertThat(again.attempt()).isEqualTo(2);
        assertThat(again.doubt()).isEqualTo(notConfirmed().doubt());
        assertThat(again.requestedAt()).isEqualTo(NOON.plus(Duration.ofHours(5)));
        assertThat(again.mayBe(message(101, Duration.ofMinutes(1), "ok"), SETTINGS))
                .isTrue();
    }

    @Test
    void itCanBeTriedAgainInTheChannelThatTheAccountHasBecome() {
        var order = order(2, "ok", NOON);
        var elsewhere = new SendReply(
                order.organizationId(),
                UUID.randomUUID(),
                order.replyId(),
                2,
                order.accountId(),
                order.conversationId(),
                "ok",
                NOON,
                order.requestedBy());
        var again = notConfirmed().orderedAgain(elsewhere, NOON);
        assertThat(again.channelId()).isEqualTo(elsewhere.channelId());
        assertThat(again.doubt()).isEqualTo(notConfirmed().doubt());
    }

    @Test
    void theFirstAttemptCountsFromWhenTheAgentPressedSend() {
        assertThat(Reply.ordered(order(1, "ok", NOON), NOON.plus(HOUR)).requestedAt())
                .isEqualTo(NOON);
    }

    @Test
    void aLaterAttemptIsInDoubtFromTheFirstOn() {
        var again = notConfirmed().orderedAgain(order(2, "ok", NOON), NOON.plusSeconds(600));
        var second = again.attempted(NOON.plusSeconds(600), EventId.of("500")).on(new Unclear(), NOON, SETTINGS);
        assertThat(second.reply().doubt()).isEqualTo(new Doubt(NOON, NOON.plusSeconds(600), EventId.of("100")));
    }

    @Test
    void whatXRefusesLaterLeavesTheFirstAttemptInDoubt() {
        var again = notConfirmed().orderedAgain(order(2, "ok", NOON), NOON.plusSeconds(600));
        var refused = again.attempted(NOON.plusSeconds(600), null)
                .on(new Refused(ReplyFailure.ACCOUNT_LOCKED), NOON, SETTINGS);
        assertThat(refused.reply().state()).isEqualTo(new Failed(ReplyFailure.ACCOUNT_LOCKED));
        assertThat(refused.reply().mayBe(message(101, Duration.ofSeconds(1), "ok"), SETTINGS))
                .isTrue();
    }

    @Test
    void tryingAgainWhatIsSentMeanwhileTellsItForTheNewAttempt() {
        var sent = notConfirmed().sent("4711", NOON).reply().orderedAgain(order(2, "ok", NOON), NOON);
        assertThat(sent.state()).isEqualTo(new Sent("4711", NOON));
        assertThat(told(new Next(sent, Duration.ZERO)))
                .isInstanceOfSatisfying(
                        ReplySent.class, event -> assertThat(event.attempt()).isEqualTo(2));
    }

    @Test
    void onlyWhatWaitsCanBeCancelled() {
        assertThat(waiting().cancelled().orElseThrow().reply().state()).isEqualTo(new Failed(ReplyFailure.CANCELLED));
        assertThat(inFlight().cancelled()).isEmpty();
        assertThat(unconfirmed().cancelled()).isEmpty();
        assertThat(notConfirmed().cancelled()).isEmpty();
    }

    @Test
    void nobodySaysThatNothingWasSentWhileItIsInDoubt() {
        var again = notConfirmed().orderedAgain(order(2, "ok", NOON), NOON);
        assertThat(again.cancelled().orElseThrow().reply().state()).isEqualTo(new Failed(ReplyFailure.NOT_CONFIRMED));
        assertThat(again.disconnected().orElseThrow().reply().state())
                .isEqualTo(new Failed(ReplyFailure.NOT_CONFIRMED));
        assertThat(again.failed(ReplyFailure.TOO_LATE).reply().state())
                .isEqualTo(new Failed(ReplyFailure.NOT_CONFIRMED));
        assertThat(again.failed(ReplyFailure.CHANNEL_PAUSED).reply().state())
                .isEqualTo(new Failed(ReplyFailure.NOT_CONFIRMED));
    }

    @Test
    void aDisconnectEndsEveryReply() {
        assertThat(waiting().disconnected().orElseThrow().reply().state())
                .isEqualTo(new Failed(ReplyFailure.CHANNEL_DISCONNECTED));
        assertThat(inFlight().disconnected().orElseThrow().reply().state())
                .isEqualTo(new Failed(ReplyFailure.NOT_CONFIRMED));
        assertThat(inFlight().disconnected().orElseThrow().reply().doubt()).isNotNull();
        assertThat(unconfirmed().disconnected().orElseThrow().reply().state())
                .isEqualTo(new Failed(ReplyFailure.NOT_CONFIRMED));
        assertThat(notConfirmed().disconnected()).isEmpty();
    }

    @Test
    void itsWordsAreKeptOnlyAsLongAsTheyAreNeeded() {
        assertThat(waiting().needsText()).isTrue();
        assertThat(notConfirmed().needsText()).isTrue();
        assertThat(waiting().failed(ReplyFailure.TOO_LATE).reply().needsText()).isFalse();
        assertThat(waiting())
                .hasToString("Reply[00000000-0000-4000-8000-000000000001, attempt=1, state=Waiting[tries=0]]");
    }

    private static Object told(Next next) {
        return next.reply().state().told(next.reply()).orElseThrow();
    }
}
