package io.kanal.twitter.authorization;

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
import io.kanal.twitter.authorization.Signal.Accepted;
import io.kanal.twitter.authorization.Signal.AnswerLost;
import io.kanal.twitter.authorization.Signal.CalledOff;
import io.kanal.twitter.authorization.Signal.CameBack;
import io.kanal.twitter.authorization.Signal.Denied;
import io.kanal.twitter.authorization.Signal.OtherBrowser;
import io.kanal.twitter.authorization.Signal.Refused;
import io.kanal.twitter.authorization.Signal.TimeUp;
import io.kanal.twitter.authorization.Signal.TokenReceived;
import io.kanal.twitter.authorization.Signal.Undecided;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How an account says yes, as a state machine without any machinery. {@link State#AUTHORIZED} is the pivot of the connection: it
 * is never left, and only before it can anything else end the authorisation. Whatever ends it without success has what is staged
 * dropped.
 *
 * @param connectionId the connection that it serves
 * @param organizationId whose it is
 * @param channelId the channel that was minted with the connection
 * @param method how the account is asked; null where only a cancellation is known
 * @param requestedBy who opened the connection; null where only a cancellation is known
 * @param state where it stands
 * @param overdue whether its time is up, by the database's clock
 * @param account the account that said yes
 * @param waitingFor why X cannot judge now
 * @param failure why it failed
 */
record Authorization(
        UUID connectionId,
        UUID organizationId,
        UUID channelId,
        @Nullable ConnectionMethod method,
        @Nullable Person requestedBy,
        State state,
        boolean overdue,
        @Nullable Account account,
        @Nullable Failure waitingFor,
        @Nullable Failure failure) {

    /** Where an authorisation can stand. */
    enum State {
        AWAITING_CALLBACK,
        EXCHANGING,
        VERIFYING,
        WAITING,
        AUTHORIZED,
        FAILED,
        CANCELLED,
        EXPIRED;

        boolean isOpen() {
            return compareTo(AUTHORIZED) < 0;
        }
    }

    /**
     * What a signal leads to.
     *
     * @param next the authorisation afterwards
     * @param changed whether the signal moved it
     * @param dropStaged whether what is staged is to be dropped
     * @param events what the others are told
     */
    record Decision(Authorization next, boolean changed, boolean dropStaged, List<TwitterEvent> events) {}

    /** Decides what a signal leads to. A signal that does not fit the state changes nothing. */
    Decision on(Signal signal) {
        return switch (signal) {
            case CameBack back -> on(back);
            case Denied denied -> state == State.AWAITING_CALLBACK ? end(State.CANCELLED, null) : unchanged();
            case OtherBrowser other -> on(other);
            case TokenReceived received ->
                state == State.EXCHANGING ? moveTo(State.VERIFYING, null, List.of()) : unchanged();
            case AnswerLost lost ->
                state == State.EXCHANGING ? end(State.FAILED, Explanation.answerLost()) : unchanged();
            case Accepted accepted -> isJudged() ? authorize(accepted.account()) : unchanged();
            case Refused refused -> canBeRefused() ? end(State.FAILED, refused.failure()) : unchanged();
            case Undecided undecided -> isJudged() ? await(undecided.reason()) : unchanged();
            case CalledOff calledOff -> on(calledOff);
            case TimeUp timeUp -> state.isOpen() ? end(State.EXPIRED, null) : unchanged();
        };
    }

    private Decision on(CameBack back) {
        if (state != State.AWAITING_CALLBACK) {
            return unchanged();
        }
        return overdue ? end(State.EXPIRED, null) : moveTo(State.EXCHANGING, null, List.of());
    }

    /** X's answer is spent, so nothing is left to wait for; what the right browser has begun goes on. */
    private Decision on(OtherBrowser other) {
        if (state != State.AWAITING_CALLBACK) {
            return unchanged();
        }
        return overdue ? end(State.EXPIRED, null) : end(State.FAILED, Explanation.otherBrowser());
    }

    /** A cancellation is always answered by how the authorisation ended, also when it comes too late. */
    private Decision on(CalledOff calledOff) {
        if (!state.isOpen()) {
            return new Decision(this, false, false, List.of(outcome()));
        }
        return end(calledOff.reason() == Reason.CANCELLED ? State.CANCELLED : State.EXPIRED, null);
    }

    private boolean isJudged() {
        return state == State.VERIFYING || state == State.WAITING;
    }

    private boolean canBeRefused() {
        return isJudged() || state == State.EXCHANGING;
    }

    private Decision authorize(Account accepted) {
        var next = with(State.AUTHORIZED, accepted, null, null);
        return new Decision(next, true, false, List.of(next.outcome()));
    }

    private Decision await(Failure reason) {
        var isKnown = waitingFor != null && waitingFor.code().equals(reason.code());
        List<TwitterEvent> events = isKnown
                ? List.of()
                : List.of(new TwitterAuthorizationWaiting(organizationId, channelId, connectionId, reason));
        return moveTo(State.WAITING, reason, events);
    }

    private Decision moveTo(State to, @Nullable Failure waiting, List<TwitterEvent> events) {
        return new Decision(with(to, null, waiting, null), true, false, events);
    }

    private Decision end(State end, @Nullable Failure reason) {
        var next = with(end, null, null, reason);
        return new Decision(next, true, true, List.of(next.outcome()));
    }

    private Decision unchanged() {
        return new Decision(this, false, false, List.of());
    }

    /** What is told of an authorisation that is no longer open. */
    TwitterEvent outcome() {
        return switch (state) {
            case AUTHORIZED ->
                new TwitterAccountAuthorized(
                        organizationId,
                        channelId,
                        connectionId,
                        Objects.requireNonNull(account),
                        Objects.requireNonNull(method),
                        Objects.requireNonNull(requestedBy));
            case FAILED -> ended(Outcome.FAILED);
            case CANCELLED -> ended(Outcome.CANCELLED);
            case EXPIRED -> ended(Outcome.EXPIRED);
            case AWAITING_CALLBACK, EXCHANGING, VERIFYING, WAITING ->
                throw new IllegalStateException("The authorisation is still " + state);
        };
    }

    private TwitterAuthorizationEnded ended(Outcome outcome) {
        return new TwitterAuthorizationEnded(organizationId, channelId, connectionId, outcome, failure);
    }

    private Authorization with(
            State to, @Nullable Account accepted, @Nullable Failure waiting, @Nullable Failure reason) {
        return new Authorization(
                connectionId, organizationId, channelId, method, requestedBy, to, overdue, accepted, waiting, reason);
    }
}
