package io.kanal.twitter.reading;

import io.kanal.twitter.reading.Page.Entry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a mailbox that has not been read yet.
 *
 * @param kind why it is there
 * @param upper everything from this id on has been read; null where reading has found nothing yet but empty pages
 * @param lower everything up to this id has been read; null where nothing has
 * @param since what was sent before is not wanted; null where everything is
 * @param token how X is asked for the next page of it; null where it has to be looked for from the top of the mailbox
 */
public record Gap(
        Kind kind,
        @Nullable EventId upper,
        @Nullable EventId lower,
        @Nullable Instant since,
        @Nullable String token) {

    /** Why a stretch has not been read. */
    public enum Kind {
        /** It was there before the account was connected. */
        HISTORY,
        /** More came than one page holds. */
        OUTAGE
    }

    boolean isHistory() {
        return kind == Kind.HISTORY;
    }

    boolean contains(EventId id) {
        return (upper == null || upper.isAfter(id)) && (lower == null || id.isAfter(lower));
    }

    boolean isTooOld(Entry entry) {
        return since != null && entry.sentAt().isBefore(since);
    }

    /** Whether it lies in what a page covers that begins below this id; null is the top of the mailbox. */
    boolean begins(@Nullable EventId below) {
        return below == null || lower == null || below.isAfter(lower);
    }

    /** Whether the page comes down into this gap, so that its upper part has been read. */
    boolean isEnteredBy(Page page) {
        return page.isLast()
                || upper == null
                || (!page.isEmpty() && upper.isAfter(page.lowest().id()));
    }

    /** Whether the page comes down to this gap's end. */
    boolean isClosedBy(Page page) {
        return page.reaches(lower)
                || page.entries().stream().anyMatch(entry -> contains(entry.id()) && isTooOld(entry));
    }

    Gap with(@Nullable String newToken) {
        return new Gap(kind, upper, lower, since, newToken);
    }

    Gap below(EventId newUpper, @Nullable String newToken) {
        return new Gap(kind, newUpper, lower, since, newToken);
    }

    /** What is left of it for a connection that begins now: it is the past, and tokens of the past are void. */
    Gap asHistory(Instant newSince) {
        return new Gap(Kind.HISTORY, upper, lower, newSince, null);
    }
}
