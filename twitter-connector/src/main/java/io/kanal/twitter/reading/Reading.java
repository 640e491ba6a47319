package io.kanal.twitter.reading;

import io.kanal.twitter.reading.Gap.Kind;
import io.kanal.twitter.reading.Page.Entry;
import io.kanal.twitter.reading.ReadRequest.Further;
import io.kanal.twitter.reading.ReadRequest.Top;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How far an account's mailbox has been read: everything up to the mark but what lies in the gaps. It decides what of a page is
 * published and what is read next. Connecting for the first time and coming back after an outage are the same to it.
 *
 * @param mark the greatest id that was published or passed over; null while there was none
 * @param gaps what lies below the mark and has not been read, newest first
 * @param remembered the greatest ids that were published or passed over
 * @param history what was there before the account was connected
 * @param liveAt X's clock at the last reading of the newest page; null before the first
 * @param completeUntil everything sent before has been published, but history; null before the first page
 * @param lastMessageAt when the newest of what was published was sent; null if nothing was
 * @param recent how many new events the last reading of the newest page brought
 */
public record Reading(
        @Nullable EventId mark,
        List<Gap> gaps,
        Remembered remembered,
        History history,
        @Nullable Instant liveAt,
        @Nullable Instant completeUntil,
        @Nullable Instant lastMessageAt,
        int recent) {

    /** Keeps the list unmodifiable. */
    public Reading {
        gaps = List.copyOf(gaps);
    }

    /**
     * Begins to read for a connection.
     *
     * @param start what was seen when it was verified
     * @param kept what an earlier connection of the same account left
     */
    public static Reading begin(Start start, Kept kept) {
        var history = History.begin(start.newest(), start.verifiedAt(), start.historyDays());
        var mark = start.newest() == null ? kept.mark() : EventId.greater(kept.mark(), start.newest());
        var gaps = history.isWanted() ? pastOf(start, kept, history.since()) : List.<Gap>of();
        return new Reading(mark, gaps, Remembered.nothing(), history, null, null, null, 0);
    }

    private static List<Gap> pastOf(Start start, Kept kept, Instant since) {
        var gaps = new ArrayList<Gap>();
        if (start.newest() != null && (kept.mark() == null || start.newest().isAfter(kept.mark()))) {
            gaps.add(new Gap(Kind.HISTORY, start.newest().next(), kept.mark(), since, null));
        }
        kept.gaps().stream()
                .filter(gap -> gap.upper() != null)
                .map(gap -> gap.asHistory(since))
                .forEach(gaps::add);
        return gaps;
    }

    /** The newest page, or a page of a gap that has to be looked for from there: both are one request then. */
    public Top top(int maxResults) {
        var searched = nextGap().filter(gap -> gap.token() == null).isPresent();
        return new Top(searched ? ReadRequest.LARGEST_PAGE : maxResults);
    }

    /** What fills the newest gap; empty if there is none, or only history that waits for Read on. */
    public Optional<ReadRequest> filling() {
        return nextGap()
                .map(gap -> gap.token() == null ? top(ReadRequest.LARGEST_PAGE) : new Further(gap, sizeFor(gap)));
    }

    private Optional<Gap> nextGap() {
        return gaps.stream()
                .filter(gap -> !gap.isHistory() || history.left() > 0)
                .findFirst();
    }

    private int sizeFor(Gap gap) {
        return gap.isHistory() ? Math.min(ReadRequest.LARGEST_PAGE, history.left()) : ReadRequest.LARGEST_PAGE;
    }

    /** Takes in the page that X answered to a request. */
    public Outcome onPage(ReadRequest request, Page page) {
        var published = page.entries().stream().filter(this::isToBePublished).toList();
        var nextGaps = gapsAfter(request, page);
        var live = request instanceof Top ? page.answeredAt() : liveAt;
        var behind = nextGaps.stream().anyMatch(gap -> !gap.isHistory());
        var next = new Reading(
                page.isEmpty() ? mark : EventId.greater(mark, page.highest().id()),
                nextGaps,
                rememberedAfter(request, page),
                historyAfter(request, page, published, nextGaps),
                live,
                behind ? completeUntil : live,
                latest(published),
                request instanceof Top ? countNew(published) : recent);
        return new Outcome(published, next);
    }

    /** X no longer knows the token that a gap was to go on with: it is looked for from the top. */
    public Reading onRefusedToken(Further request) {
        return withGaps(gaps.stream()
                .map(gap -> gap.equals(request.gap()) ? gap.with(null) : gap)
                .toList());
    }

    /** Someone pressed Read on. */
    public Reading readOn() {
        return new Reading(mark, gaps, remembered, history.readOn(), liveAt, completeUntil, lastMessageAt, recent);
    }

    /** Whether more than one page came that has not been read; history does not count. */
    public boolean isBehind() {
        return gaps.stream().anyMatch(gap -> !gap.isHistory());
    }

    /** Whether all of the past that was asked for has been read. */
    public boolean isHistoryDone() {
        return gaps.stream().noneMatch(Gap::isHistory);
    }

    /** Whether there is more of the past, and it waits for someone to press Read on. */
    public boolean isHistoryStopped() {
        return !isHistoryDone() && history.left() == 0;
    }

    private boolean isToBePublished(Entry entry) {
        var id = entry.id();
        if (remembered.contains(id)) {
            return false;
        }
        var gap = gaps.stream().filter(candidate -> candidate.contains(id)).findFirst();
        return gap.isPresent() ? !gap.get().isTooOld(entry) : mark == null || id.isAfter(mark) || remembered.isLate(id);
    }

    private List<Gap> gapsAfter(ReadRequest request, Page page) {
        var token = Objects.equals(page.nextToken(), request.token()) ? null : page.nextToken();
        var next = new ArrayList<Gap>();
        if (opensGap(request, page)) {
            var upper = page.isEmpty() ? null : page.lowest().id();
            next.add(new Gap(Kind.OUTAGE, upper, mark, null, token));
        }
        for (var gap : gaps) {
            restOf(gap, request, page, token).ifPresent(next::add);
        }
        if (!next.isEmpty() && next.getFirst().token() == null && !page.isLast()) {
            next.set(0, next.getFirst().with(token));
        }
        return next;
    }

    private boolean opensGap(ReadRequest request, Page page) {
        var openAbove = gaps.stream().anyMatch(gap -> gap.upper() == null);
        return request instanceof Top && !openAbove && !page.reaches(mark);
    }

    private Optional<Gap> restOf(Gap gap, ReadRequest request, Page page, @Nullable String token) {
        var asked = request instanceof Further further && gap.equals(further.gap());
        if (!gap.begins(upperEnd(request)) || !gap.isEnteredBy(page)) {
            return Optional.of(asked ? gap.with(token) : gap);
        }
        if (gap.isClosedBy(page)) {
            return Optional.empty();
        }
        return Optional.of(
                page.isEmpty()
                        ? gap.with(asked ? token : gap.token())
                        : gap.below(page.lowest().id(), token));
    }

    private static @Nullable EventId upperEnd(ReadRequest request) {
        return switch (request) {
            case Top top -> null;
            case Further further -> further.gap().upper();
        };
    }

    private Remembered rememberedAfter(ReadRequest request, Page page) {
        return remembered.isContinuedBelow(upperEnd(request))
                ? remembered.and(page.entries().stream().map(Entry::id).toList())
                : remembered;
    }

    private History historyAfter(ReadRequest request, Page page, List<Entry> published, List<Gap> nextGaps) {
        var past = (int) published.stream().filter(history::includes).count();
        if (!history.isWanted()) {
            return history.and(past, null);
        }
        if (nextGaps.stream().noneMatch(Gap::isHistory)) {
            return history.and(past, history.since());
        }
        var moved = !page.isEmpty()
                && !gaps.stream()
                        .filter(Gap::isHistory)
                        .toList()
                        .equals(nextGaps.stream().filter(Gap::isHistory).toList());
        return history.and(past, moved && past > 0 ? page.lowest().sentAt() : history.backTo());
    }

    private @Nullable Instant latest(List<Entry> published) {
        return Stream.concat(
                        Stream.ofNullable(lastMessageAt), published.stream().map(Entry::sentAt))
                .max(Instant::compareTo)
                .orElse(null);
    }

    private int countNew(List<Entry> published) {
        return (int) published.stream()
                .filter(entry -> mark == null || entry.id().isAfter(mark))
                .count();
    }

    private Reading withGaps(List<Gap> newGaps) {
        return new Reading(mark, newGaps, remembered, history, liveAt, completeUntil, lastMessageAt, recent);
    }

    /**
     * What was seen when a connection was verified.
     *
     * @param newest the newest event of the mailbox; null if it was empty
     * @param verifiedAt X's clock in that answer
     * @param historyDays how many days of the past are wanted
     */
    public record Start(@Nullable EventId newest, Instant verifiedAt, int historyDays) {}

    /**
     * What is left of a reading when its account has been erased.
     *
     * @param mark the greatest id that was published or passed over; null if there was none
     * @param gaps what had not been read below it
     */
    public record Kept(@Nullable EventId mark, List<Gap> gaps) {

        /** The account was never connected before. */
        public static Kept nothing() {
            return new Kept(null, List.of());
        }
    }
}
