package io.kanal.twitter.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import io.kanal.contracts.Failure;
import io.kanal.contracts.Person;
import io.kanal.contracts.channel.Account;
import io.kanal.contracts.channel.ConnectionMethod;
import io.kanal.contracts.twitter.TwitterCommand.CancelAuthorization.Reason;
import io.kanal.contracts.twitter.TwitterEvent;
import io.kanal.contracts.twitter.TwitterEvent.TwitterAccountAuthorized;
import io.kanal.contracts.twitter.TwitterEvent.TwitterAuthorizationEnded;
import io.kanal.contracts.twitter.TwitterEvent.TwitterAuthorizationEnded.Outcome;
import io.kanal.contracts.twitter.TwitterEvent.TwitterAuthorizationWaiting;
import io.kanal.twitter.authorization.Authorization.Decision;
import io.kanal.twitter.authorization.Authorization.State;
import io.kanal.twitter.authorization.Signal.*;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Tests for {@link Authorization}, as conversations. */
class AuthorizationTests {

    private static final UUID CONNECTION = UUID.randomUUID();
    private static final UUID ORGANIZATION = UUID.randomUUID();
    private static final UUID CHANNEL = UUID.randomUUID();
    private static final Person PERSON = new Person(UUID.randomUUID(), "supervisor");
    private static final Account KOPI = new Account("7", "kopi", "Kopi", null);
    private static final Failure NO_CREDIT = Failure.of("out-of-credit", "No credit.", "Add some.");
    private static final Failure NO_DM = Failure.of("no-dm-permission", "No right.", "Give it.");

    @Test
    void aLoginGoesToXAndBack() {
        var cameBack = login().on(new CameBack());
        assertMovedTo(cameBack, State.EXCHANGING);

        var received = cameBack.next().on(new TokenReceived());
        assertMovedTo(received, State.VERIFYING);

        var accepted = received.next().on(new Accepted(KOPI));
        assertThat(accepted.next().state()).isEqualTo(State.AUTHORIZED);
        assertThat(accepted.dropStaged()).isFalse();
        assertThat(accepted.events())
                .containsExactly(new TwitterAccountAuthorized(
                        ORGANIZATION, CHANNEL, CONNECTION, KOPI, ConnectionMethod.LOGIN, PERSON));
    }

    @Test
    void aReloadOfTheCallbackChangesNothing() {
        for (var state : State.values()) {
            if (state != State.AWAITING_CALLBACK) {
                assertIgnored(in(state).on(new CameBack()), state);
                assertIgnored(in(state).on(new Denied()), state);
                assertIgnored(in(state).on(new OtherBrowser()), state);
            }
        }
    }

    @Test
    void aNoAtXCancels() {
        assertEnded(login().on(new Denied()), State.CANCELLED, Outcome.CANCELLED, null);
    }

    @Test
    void anotherBrowserThanTheOneThatAskedEndsIt() {
        assertEnded(login().on(new OtherBrowser()), State.FAILED, Outcome.FAILED, Explanation.otherBrowser());
    }

    @Test
    void aCallbackThatComesTooLateExpires() {
        var late = in(State.AWAITING_CALLBACK, true);

        assertEnded(late.on(new CameBack()), State.EXPIRED, Outcome.EXPIRED, null);
        assertEnded(late.on(new OtherBrowser()), State.EXPIRED, Outcome.EXPIRED, null);
    }

    @Test
    void anExchangeWithoutAVerdictIsLost() {
        assertEnded(in(State.EXCHANGING).on(new AnswerLost()), State.FAILED, Outcome.FAILED, Explanation.answerLost());
        assertIgnored(in(State.VERIFYING).on(new AnswerLost()), State.VERIFYING);
    }

    @Test
    void aTokenThatComesAfterTheEndIsNotTaken() {
        for (var state : List.of(State.CANCELLED, State.EXPIRED, State.FAILED)) {
            assertIgnored(in(state).on(new TokenReceived()), state);
        }
    }

    @Test
    void xThatCannotJudgeIsWaitedForAndTheReasonIsToldOnce() {
        var first = in(State.VERIFYING).on(new Undecided(NO_CREDIT));
        assertThat(first.next().state()).isEqualTo(State.WAITING);
        assertThat(first.next().waitingFor()).isEqualTo(NO_CREDIT);
        assertThat(first.dropStaged()).isFalse();
        assertThat(first.events())
                .containsExactly(new TwitterAuthorizationWaiting(ORGANIZATION, CHANNEL, CONNECTION, NO_CREDIT));

        var again = first.next().on(new Undecided(NO_CREDIT));
        assertMovedTo(again, State.WAITING);

        var other = again.next().on(new Undecided(Explanation.xUnreachable()));
        assertThat(other.events()).hasSize(1);

        var accepted = other.next().on(new Accepted(KOPI));
        assertThat(accepted.next().state()).isEqualTo(State.AUTHORIZED);
        assertThat(accepted.next().waitingFor()).isNull();
    }

    @Test
    void aLaterNoAfterWaitingCarriesItsReason() {
        var waiting = in(State.VERIFYING).on(new Undecided(NO_CREDIT)).next();

        assertEnded(waiting.on(new Refused(NO_DM)), State.FAILED, Outcome.FAILED, NO_DM);
    }

    @ParameterizedTest
    @EnumSource(
            value = State.class,
            names = {"AWAITING_CALLBACK", "EXCHANGING", "VERIFYING", "WAITING"})
    void beforeThePivotACancellationEndsIt(State open) {
        assertEnded(in(open).on(new CalledOff(Reason.CANCELLED)), State.CANCELLED, Outcome.CANCELLED, null);
        assertEnded(in(open).on(new CalledOff(Reason.EXPIRED)), State.EXPIRED, Outcome.EXPIRED, null);
        assertEnded(in(open).on(new TimeUp()), State.EXPIRED, Outcome.EXPIRED, null);
    }

    @ParameterizedTest
    @EnumSource(
            value = State.class,
            names = {"FAILED", "CANCELLED", "EXPIRED", "AUTHORIZED"})
    void aCancellationThatComesTooLateIsAnsweredByTheOutcome(State ended) {
        var decision = in(ended).on(new CalledOff(Reason.CANCELLED));

        assertThat(decision.changed()).isFalse();
        assertThat(decision.dropStaged()).isFalse();
        assertThat(decision.next().state()).isEqualTo(ended);
        assertThat(decision.events()).containsExactly(in(ended).outcome());
    }

    @ParameterizedTest
    @EnumSource(
            value = State.class,
            mode = Mode.EXCLUDE,
            names = {"VERIFYING", "WAITING"})
    void aVerdictCountsOnlyWhereItIsAwaited(State state) {
        assertIgnored(in(state).on(new Accepted(KOPI)), state);
        assertIgnored(in(state).on(new Undecided(NO_CREDIT)), state);
    }

    @Test
    void nothingLeavesThePivot() {
        var signals = List.of(
                new CameBack(),
                new Denied(),
                new OtherBrowser(),
                new TokenReceived(),
                new AnswerLost(),
                new Accepted(KOPI),
                new Refused(NO_DM),
                new Undecided(NO_CREDIT),
                new TimeUp());

        for (var signal : signals) {
            assertIgnored(in(State.AUTHORIZED).on(signal), State.AUTHORIZED);
        }
    }

    private static void assertMovedTo(Decision decision, State state) {
        assertThat(decision.next().state()).isEqualTo(state);
        assertThat(decision.changed()).isTrue();
        assertThat(decision.dropStaged()).isFalse();
        assertThat(decision.events()).isEmpty();
    }

    private static void assertIgnored(Decision decision, State state) {
        assertThat(decision).isEqualTo(new Decision(in(state), false, false, List.of()));
    }

    private static void assertEnded(Decision decision, State state, Outcome outcome, Failure failure) {
        assertThat(decision.next().state()).isEqualTo(state);
        assertThat(decision.changed()).isTrue();
        assertThat(decision.dropStaged()).isTrue();
        assertThat(decision.events()).containsExactly((TwitterEvent)
                new TwitterAuthorizationEnded(ORGANIZATION, CHANNEL, CONNECTION, outcome, failure));
    }

    private static Authorization login() {
        return in(State.AWAITING_CALLBACK);
    }

    private static Authorization in(State state) {
        return in(state, false);
    }

    private static Authorization in(State state, boolean overdue) {
        return new Authorization(
                CONNECTION,
                ORGANIZATION,
                CHANNEL,
                ConnectionMethod.LOGIN,
                PERSON,
                state,
                overdue,
                state == State.AUTHORIZED ? KOPI : null,
                null,
                state == State.FAILED ? NO_DM : null);
    }
}
