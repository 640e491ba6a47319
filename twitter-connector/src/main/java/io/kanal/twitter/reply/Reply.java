package io.kanal.twitter.reply;

import io.kanal.contracts.reply.ReplyCommand.SendReply;
import io.kanal.twitter.conversion.TypedText;
import io.kanal.twitter.reading.EventId;
import io.kanal.twitter.reply.SendOutcome.Accepted;
import io.kanal.twitter.reply.SendOutcome.NotYet;
import io.kanal.twitter.reply.SendOutcome.Refused;
import io.kanal.twitter.reply.SendOutcome.Unclear;
import io.kanal.twitter.reply.SendOutcome.Unreached;
import io.kanal.twitter.reply.State.Failed;
import io.kanal.twitter.reply.State.InFlight;
import io.kanal.twitter.reply.State.Sent;
import io.kanal.twitter.reply.State.Unconfirmed;
import io.kanal.twitter.reply.State.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A reply on its way to X. It decides what follows from what X says: it is handed over again by itself only where X certainly
 * did not act, and it is sent only if X said so or the message was found.
 *
 * @param attempt how often an agent has pressed Send or Try again
 * @param text what the agent typed; empty once it is of no use any more
 * @param requestedAt when it was ordered; from there the time runs that X has to take it
 * @param doubt the attempts of which nobody knows what became of them; null if there are none
 */
record Reply(
        UUID organizationId,
        UUID channelId,
        UUID replyId,
        int attempt,
        String accountId,
        String conversationId,
        String text,
        Instant requestedAt,
        State state,
        @Nullable Doubt doubt) {

    /** A reply, and how long to leave it alone. */
    record Next(Reply reply, Duration pause) {}

    /** An agent pressed Send. */
    static Reply ordered(SendReply order, Instant orderedAt) {
        return new Reply(
                order.organizationId(),
                order.channelId(),
                order.replyId(),
                order.attempt(),
                order.accountId(),
                order.conversationId(),
                TypedText.storable(order.text()),
                since(order, orderedAt),
                new Waiting(0),
                null);
    }

    /**
     * An agent pressed Try again, perhaps in the channel that the account has become since. What has been found meanwhile stays;
     * what is under way counts for the new attempt.
     */
    Reply orderedAgain(SendReply order, Instant orderedAt) {
        var again = state instanceof Failed ? ordered(order, orderedAt) : this;
        return new Reply(
                organizationId,
                again.channelId,
                replyId,
                order.attempt(),
                accountId,
                again.conversationId,
                again.text,
                again.requestedAt,
                again.state,
                doubt);
    }

    /** Trying again begins when it was ordered, even if the order still names the first time. */
    private static Instant since(SendReply order, Instant orderedAt) {
        var first = order.attempt() == 1 || orderedAt.isBefore(order.requestedAt());
        return first ? order.requestedAt() : orderedAt;
    }

    /**
     * It is about to be handed to X.
     *
     * @param xNow X's clock
     * @param known the greatest event id that is known
     */
    Reply attempted(Instant xNow, @Nullable EventId known) {
        return with(new InFlight(Doubt.of(xNow, known), state.tries()), doubt);
    }

    /** What came of handing it to X. */
    Next on(SendOutcome outcome, Instant now, ReplyProperties settings) {
        return switch (outcome) {
            case Accepted accepted -> sent(accepted.eventId(), accepted.sentAt());
            case Refused refused -> failed(refused.why());
            case NotYet later -> notYet(later, now, settings);
            case Unreached ignored -> waiting(state.tries() + 1, settings.untilRetry(state.tries()), now, settings);
            case Unclear ignored -> new Next(with(new Unconfirmed(0), open()), settings.untilLook(0));
        };
    }

    /** It is at X. */
    Next sent(String eventId, Instant sentAt) {
        return ended(with(new Sent(eventId, sentAt), null));
    }

    /** It is not handed to X any more. While an attempt is in doubt, nobody can say that nothing was sent. */
    Next failed(ReplyFailure why) {
        var honest = doubt != null && why.saysNothingWasSent() ? ReplyFailure.NOT_CONFIRMED : why;
        var inDoubt = honest == ReplyFailure.NOT_CONFIRMED ? open() : doubt;
        return ended(with(new Failed(honest), inDoubt));
    }

    /** An agent wants it back; empty if it has been handed to X already. */
    Optional<Next> cancelled() {
        return state instanceof Waiting ? Optional.of(failed(ReplyFailure.CANCELLED)) : Optional.empty();
    }

    /** The channel goes away; empty if the reply has come to its end already. */
    Optional<Next> disconnected() {
        return switch (state) {
            case Waiting ignored -> Optional.of(failed(ReplyFailure.CHANNEL_DISCONNECTED));
            case InFlight ignored -> Optional.of(failed(ReplyFailure.NOT_CONFIRMED));
            case Unconfirmed ignored -> Optional.of(failed(ReplyFailure.NOT_CONFIRMED));
            case Sent ignored -> Optional.empty();
            case Failed ignored -> Optional.empty();
        };
    }

    /** It was looked for and is not there: it is looked for again, or it has failed. */
    Next notFound(ReplyProperties settings) {
        var looked = state.tries() + 1;
        return looked < settings.lookAfter().size()
                ? new Next(with(new Unconfirmed(looked), doubt), settings.untilLook(looked))
                : failed(ReplyFailure.NOT_CONFIRMED);
    }

    /** It cannot be looked for now. */
    Next unseen(Duration pause, Instant now, ReplyProperties settings) {
        if (state instanceof Waiting) {
            return waiting(state.tries(), pause, now, settings);
        }
        var lookedLongEnough = doubt == null || now.isAfter(doubt.to().plus(settings.tooLate()));
        return lookedLongEnough ? failed(ReplyFailure.NOT_CONFIRMED) : new Next(this, pause);
    }

    /** Whether the time is over that X had to take it. */
    boolean isTooLate(Instant now, ReplyProperties settings) {
        return !now.isBefore(deadline(settings));
    }

    /** Whether a message of the account may be what X made of it. */
    boolean mayBe(OwnMessage message, ReplyProperties settings) {
        var open = open();
        return open != null
                && conversationId.equals(message.conversationId())
                && open.covers(message, settings.clockTolerance(), settings.matchWithin())
                && message.isAsTyped(text);
    }

    /** All attempts of which X may have made a message. */
    @Nullable
    Doubt open() {
        return state instanceof InFlight flight ? flight.attempt().and(doubt) : doubt;
    }

    /** Whether its words may still be needed: to send it, or to find it. */
    boolean needsText() {
        return state.isOpen() || doubt != null;
    }

    private Next notYet(NotYet later, Instant now, ReplyProperties settings) {
        var otherwise = later.otherwise();
        var inVain = !now.plus(later.pause()).isBefore(deadline(settings));
        return otherwise != null && inVain ? failed(otherwise) : waiting(0, later.pause(), now, settings);
    }

    private Next waiting(int tries, Duration pause, Instant now, ReplyProperties settings) {
        var left = Duration.between(now, deadline(settings));
        return new Next(with(new Waiting(tries), doubt), pause.compareTo(left) < 0 ? pause : left);
    }

    private Instant deadline(ReplyProperties settings) {
        return requestedAt.plus(settings.tooLate());
    }

    private static Next ended(Reply reply) {
        return new Next(reply, Duration.ZERO);
    }

    private Reply with(State newState, @Nullable Doubt newDoubt) {
        return new Reply(
                organizationId,
                channelId,
                replyId,
                attempt,
                accountId,
                conversationId,
                text,
                requestedAt,
                newState,
                newDoubt);
    }

    /** Without the text, which is a person's. */
    @Override
    public String toString() {
        return "Reply[%s, attempt=%d, state=%s]".formatted(replyId, attempt, state);
    }
}
