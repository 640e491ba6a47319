package io.kanal.twitter.reply;

import io.kanal.twitter.api.SentMessage;
import io.kanal.twitter.api.XApiException;
import io.kanal.twitter.api.XError.*;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What came of handing a reply to X. */
sealed interface SendOutcome {

    /** X took it. */
    record Accepted(String eventId, Instant sentAt) implements SendOutcome {}

    /** X certainly did not take it, and will not. */
    record Refused(ReplyFailure why) implements SendOutcome {}

    /**
     * X certainly did not take it, but may after a pause.
     *
     * @param otherwise what it fails with at once if the pause is too long; null if it is waited for in any case
     */
    record NotYet(Duration pause, @Nullable ReplyFailure otherwise) implements SendOutcome {}

    /** It certainly did not reach X. */
    record Unreached() implements SendOutcome {}

    /** Nobody knows whether X took it. */
    record Unclear() implements SendOutcome {}

    /** X's 201. */
    static SendOutcome of(SentMessage sent) {
        return new Accepted(sent.eventId(), sent.sentAt());
    }

    /** Anything else. */
    static SendOutcome of(XApiException failure) {
        return switch (failure.error()) {
            case Unauthorized e -> new Refused(ReplyFailure.NEEDS_REAUTHORIZATION);
            case AppKeysWrong e -> new Refused(ReplyFailure.NEEDS_REAUTHORIZATION);
            case NoDmPermission e -> new Refused(ReplyFailure.NO_DM_PERMISSION);
            case NoWritePermission e -> new Refused(ReplyFailure.NO_WRITE_PERMISSION);
            case NotEnrolled e -> new Refused(ReplyFailure.APP_NOT_ENROLLED);
            case OutOfCredit e -> new Refused(ReplyFailure.OUT_OF_CREDIT);
            case AccountSuspended e -> new Refused(ReplyFailure.ACCOUNT_SUSPENDED);
            case AppSuspended e -> new Refused(ReplyFailure.APP_SUSPENDED);
            case AccountLocked e -> new Refused(ReplyFailure.ACCOUNT_LOCKED);
            case UsageCapped e -> new Refused(ReplyFailure.USAGE_CAP);
            case RecipientClosed e -> new Refused(ReplyFailure.RECIPIENT_CLOSED);
            case RecipientBlocked e -> new Refused(ReplyFailure.RECIPIENT_BLOCKED);
            case LooksAutomated e -> new Refused(ReplyFailure.LOOKS_AUTOMATED);
            case Duplicate e -> new Refused(ReplyFailure.DUPLICATE_TEXT);
            case TooLong e -> new Refused(ReplyFailure.TOO_LONG);
            case ClockWrong e -> new Refused(ReplyFailure.CLOCK_WRONG);
            case NotFound e -> new Refused(ReplyFailure.CONVERSATION_GONE);
            case CallbackNotApproved e -> new Refused(ReplyFailure.X_REFUSES);
            case Retired e -> new Refused(ReplyFailure.X_REFUSES);
            case Forbidden e -> new Refused(ReplyFailure.X_REFUSES);
            case BadRequest e -> new Refused(blamesText(e) ? ReplyFailure.TOO_LONG : ReplyFailure.X_REFUSES);
            case RateLimited e -> new NotYet(e.pause(), null);
            case DailyLimit e -> dailyLimit(e, failure);
            case Busy e -> new Unreached();
            case NoAnswer e -> e.certainlyNotActed() ? new Unreached() : new Unclear();
            case Unavailable e -> new Unclear();
            case Malformed e -> new Unclear();
        };
    }

    /** The inbox lets no empty text through, so that only its length can be wrong. */
    private static boolean blamesText(BadRequest refused) {
        return refused.parameters().stream().anyMatch(name -> name.equals("text") || name.endsWith(".text"));
    }

    private static SendOutcome dailyLimit(DailyLimit limit, XApiException failure) {
        var limits = failure.limits();
        var day = limits == null ? null : limits.appDay();
        var why = day != null && day.remaining() <= 0 ? ReplyFailure.APP_DAILY_LIMIT : ReplyFailure.DAILY_LIMIT;
        return limit.pause() == null ? new Refused(why) : new NotYet(limit.pause(), why);
    }
}
