package io.kanal.twitter.api;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Every way in which X, or the way to X, can say no. */
public sealed interface XError {

    /** X does not accept the signature: the token is dead or wrong, or the app's keys are. */
    record Unauthorized() implements XError {}

    /** X does not know the app by these keys; only a call with the app's keys alone can tell. */
    record AppKeysWrong() implements XError {}

    /** The app, or the token, has no right to direct messages. */
    record NoDmPermission() implements XError {}

    /** The app may read and not write. */
    record NoWritePermission() implements XError {}

    /**
     * The app is in no plan that has this call.
     *
     * @param registrationUrl where X says it can be enrolled
     */
    record NotEnrolled(@Nullable String registrationUrl) implements XError {}

    /** The app's owner has no credit at X. */
    record OutOfCredit() implements XError {}

    /** X suspended the account that calls. */
    record AccountSuspended() implements XError {}

    /** X suspended the app. */
    record AppSuspended() implements XError {}

    /** X locked the account until its holder signs in there. */
    record AccountLocked() implements XError {}

    /**
     * The window of this call is used up.
     *
     * @param pause how long until X opens the next one, by X's own clock
     */
    record RateLimited(Duration pause) implements XError {}

    /** The cap of the plan is reached, for a day or a month. */
    record UsageCapped(@Nullable String period, @Nullable String scope) implements XError {}

    /**
     * A window of 24 hours is used up.
     *
     * @param pause how long until X opens the next one, by X's own clock; null where X does not tell
     */
    record DailyLimit(@Nullable Duration pause) implements XError {}

    /** The other side takes no direct messages from this account. */
    record RecipientClosed() implements XError {}

    /** The other side has blocked this account. */
    record RecipientBlocked() implements XError {}

    /** X takes the calls for a machine's. */
    record LooksAutomated() implements XError {}

    /** X has had this very text from this account. */
    record Duplicate() implements XError {}

    /** The text is longer than X takes. */
    record TooLong() implements XError {}

    /** Our clock is too far from X's. */
    record ClockWrong() implements XError {}

    /** There is no such thing at X. */
    record NotFound() implements XError {}

    /** The callback address is not on the app's list at X. */
    record CallbackNotApproved() implements XError {}

    /** X has taken this call out of service. */
    record Retired() implements XError {}

    /** X forbids it for a reason of its own. */
    record Forbidden() implements XError {}

    /**
     * X does not understand the call.
     *
     * @param parameters the parameters to blame, where X names them
     */
    record BadRequest(Set<String> parameters) implements XError {

        /** Keeps the set unmodifiable. */
        public BadRequest {
            parameters = Set.copyOf(parameters);
        }
    }

    /** X answered, but only that something broke there. */
    record Unavailable(int status) implements XError {}

    /**
     * No answer came: no connection, or it broke, or the time was up.
     *
     * @param certainlyNotActed whether the call cannot have reached X
     */
    record NoAnswer(boolean certainlyNotActed) implements XError {}

    /** Too many of our own calls are on their way to X; this one was not made. */
    record Busy() implements XError {}

    /** What came is no answer of X: not JSON, cut off, too large, or a redirect. */
    record Malformed(int status) implements XError {}

    /** What a status means with one of the numbers that v1.1 gives its errors; -1 where it gave none. */
    static XError numbered(int status, int code) {
        return ErrorAnswer.read(status, code);
    }

    /** Whether X, or the way to it, is out of order, and not the call. */
    default boolean isOutage() {
        return this instanceof Unavailable || this instanceof NoAnswer;
    }

    /** Whether the call certainly changed nothing at X. */
    default boolean certainlyNotActed() {
        return switch (this) {
            case NoAnswer unanswered -> unanswered.certainlyNotActed();
            case Unavailable broken -> false;
            case Malformed unreadable -> false;
            default -> true;
        };
    }
}
