package io.kanal.inbox.reply;

import io.kanal.contracts.Failure;
import io.kanal.contracts.reply.ReplyEvent;
import io.kanal.contracts.reply.ReplyEvent.ReplyFailed;
import io.kanal.contracts.reply.ReplyEvent.ReplySent;
import io.kanal.contracts.reply.ReplyEvent.ReplyUnconfirmed;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A reply and what becomes of it. That it is at X is final, whichever attempt that is heard of and however late;
 * everything else counts only of the latest attempt.
 *
 * @param id its id, which is the message's
 * @param attempt how often it was asked for
 * @param failure why it failed; null if it did not
 * @param atX its event at X; null until it is there
 */
record Reply(
        UUID id,
        int attempt,
        ReplyState state,
        @Nullable Failure failure,
        @Nullable AtX atX) {

    /** What X made of it. */
    record AtX(String dmEventId, Instant sentAt) {}

    /** A reply that was just asked for. */
    static Reply asked(UUID id) {
        return new Reply(id, 1, ReplyState.PENDING, null, null);
    }

    /** What it is after an event; itself if the event tells nothing new. */
    Reply after(ReplyEvent event) {
        return switch (event) {
            case ReplySent sent -> sent(new AtX(sent.dmEventId(), sent.sentAt()));
            case ReplyUnconfirmed unconfirmed -> unconfirmed(unconfirmed.attempt());
            case ReplyFailed failed -> failed(failed.attempt(), failed.failure());
        };
    }

    /**
     * The next attempt.
     *
     * @throws io.kanal.edge.ProblemException 409 unless it failed
     */
    Reply again() {
        if (state != ReplyState.FAILED) {
            throw ReplyProblems.cannotRetry(state);
        }
        return new Reply(id, attempt + 1, ReplyState.PENDING, null, null);
    }

    /**
     * Passes if it may still be called off.
     *
     * @throws io.kanal.edge.ProblemException 409 unless it is pending
     */
    void requireCancellable() {
        if (state != ReplyState.PENDING) {
            throw ReplyProblems.cannotCancel(state);
        }
    }

    private Reply sent(AtX event) {
        return state == ReplyState.SENT ? this : new Reply(id, attempt, ReplyState.SENT, null, event);
    }

    private Reply unconfirmed(int of) {
        return of == attempt && state == ReplyState.PENDING
                ? new Reply(id, attempt, ReplyState.UNCONFIRMED, null, null)
                : this;
    }

    private Reply failed(int of, Failure failure) {
        return of == attempt && (state == ReplyState.PENDING || state == ReplyState.UNCONFIRMED)
                ? new Reply(id, attempt, ReplyState.FAILED, failure, null)
                : this;
    }
}
