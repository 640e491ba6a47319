package io.kanal.twitter.reading;

import io.kanal.twitter.reading.Page.Entry;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was in the mailbox before the account was connected, and how far it has been read.
 *
 * @param newest the newest event when the connection was verified; null if the mailbox was empty
 * @param verifiedAt X's clock when it was verified
 * @param days how many days of the past were asked for
 * @param messages how many events of the past were published
 * @param limit how many may be, until someone presses Read on
 * @param backTo everything since this time has been read; null before the first page
 */
public record History(
        @Nullable EventId newest,
        Instant verifiedAt,
        int days,
        int messages,
        int limit,
        @Nullable Instant backTo) {

    /** How many events of the past are published before somebody has to press Read on. */
    public static final int STEP = 5_000;

    static History begin(@Nullable EventId newest, Instant verifiedAt, int days) {
        return new History(newest, verifiedAt, days, 0, STEP, null);
    }

    /** Whether this was there before the account was connected. */
    public boolean includes(Entry entry) {
        return newest == null
                ? entry.sentAt().isBefore(verifiedAt)
                : !entry.id().isAfter(newest);
    }

    /** The age at which it ends. */
    public Instant since() {
        return verifiedAt.minus(Duration.ofDays(days));
    }

    /** Whether any was asked for. */
    public boolean isWanted() {
        return days > 0;
    }

    int left() {
        return Math.max(0, limit - messages);
    }

    History readOn() {
        return new History(newest, verifiedAt, days, messages, messages + STEP, backTo);
    }

    History and(int more, @Nullable Instant newBackTo) {
        return new History(newest, verifiedAt, days, messages + more, limit, newBackTo);
    }
}
