package io.kanal.inbox.reply;

import io.kanal.edge.ProblemException;
import io.kanal.edge.ProblemException.InvalidField;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;

/** Why a reply is not taken. */
final class ReplyProblems {

    private ReplyProblems() {}

    /** Somebody answered whom the agent has not seen. */
    static ProblemException newerReply(NewerReply newer, Instant now) {
        var by = newer.by();
        var who = by == null ? "Somebody answered at X" : by.username() + " answered";
        var problem = new ProblemException(
                HttpStatus.CONFLICT,
                "newer-reply",
                "%s %s. Send yours too?".formatted(who, ago(Duration.between(newer.sentAt(), now))));
        if (by != null) {
            problem.getBody().setProperty("by", by);
        }
        problem.getBody().setProperty("sentAt", newer.sentAt());
        problem.getBody().setProperty("messageId", newer.id());
        return problem;
    }

    static ProblemException cannotRetry(ReplyState state) {
        return inState(
                "cannot-retry",
                switch (state) {
                    case PENDING, UNCONFIRMED -> "It is still being tried.";
                    case SENT -> "It was sent.";
                    case FAILED -> throw new IllegalArgumentException("What failed can be tried again");
                },
                state);
    }

    static ProblemException cannotCancel(ReplyState state) {
        return inState(
                "cannot-cancel",
                switch (state) {
                    case PENDING -> throw new IllegalArgumentException("What is pending can be cancelled");
                    case UNCONFIRMED -> "It may be at X already.";
                    case SENT -> "It was sent.";
                    case FAILED -> "It has failed; nothing is to be sent.";
                },
                state);
    }

    static ProblemException keyRequired() {
        return new ProblemException(
                HttpStatus.BAD_REQUEST,
                "idempotency-key-required",
                "The header Idempotency-Key is missing. Send a new random one with each message.");
    }

    static ProblemException keyMalformed() {
        return new ProblemException(
                HttpStatus.BAD_REQUEST,
                "malformed-request",
                "The header Idempotency-Key must have 1 to %d visible ASCII characters.".formatted(RequestKey.LONGEST),
                List.of(new InvalidField("Idempotency-Key", "malformed", "cannot be read")));
    }

    static ProblemException keyReused() {
        return new ProblemException(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "idempotency-key-reused",
                "This Idempotency-Key was used for something else. Send a new one.");
    }

    private static ProblemException inState(String code, String detail, ReplyState state) {
        var problem = new ProblemException(HttpStatus.CONFLICT, code, detail);
        problem.getBody().setProperty("state", state);
        return problem;
    }

    /** How long ago something was, as people say it. */
    static String ago(Duration time) {
        if (time.toSeconds() < 1) {
            return "just now";
        }
        if (time.toMinutes() < 1) {
            return count(time.toSeconds(), "second");
        }
        if (time.toHours() < 1) {
            return count(time.toMinutes(), "minute");
        }
        return time.toDays() < 1 ? count(time.toHours(), "hour") : count(time.toDays(), "day");
    }

    private static String count(long number, String unit) {
        return String.format(Locale.ROOT, "%d %s%s ago", number, unit, number == 1 ? "" : "s");
    }
}
