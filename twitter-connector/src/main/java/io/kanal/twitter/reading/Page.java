package io.kanal.twitter.reading;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One page of a mailbox as X answered it.
 *
 * @param entries what is on it, oldest first, each once
 * @param nextToken how to ask for the page below; null where the mailbox ends
 * @param answeredAt X's clock when it answered
 */
public record Page(List<Entry> entries, @Nullable String nextToken, Instant answeredAt) {

    /** Orders what X sent, in whatever order it came. */
    public static Page of(Collection<Entry> entries, @Nullable String nextToken, Instant answeredAt) {
        var ordered = new TreeMap<EventId, Entry>();
        entries.forEach(entry -> ordered.put(entry.id(), entry));
        return new Page(List.copyOf(ordered.values()), nextToken, answeredAt);
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    boolean isLast() {
        return nextToken == null;
    }

    Entry lowest() {
        return entries.getFirst();
    }

    Entry highest() {
        return entries.getLast();
    }

    /** Whether everything below this id that X has is on this page or above it. */
    boolean reaches(@Nullable EventId id) {
        return isLast() || (id != null && !isEmpty() && !lowest().id().isAfter(id));
    }

    /**
     * One event, as far as reading is concerned.
     *
     * @param id X's event id
     * @param sentAt when it happened
     */
    public record Entry(EventId id, Instant sentAt) {}
}
