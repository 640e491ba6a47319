package io.kanal.twitter.reading;

import java.util.Collection;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The greatest ids that were published or passed over. All that X showed from the smallest of them up to the mark is among them
 * or in a gap, so anything else there came late.
 *
 * @param ids in ascending order
 */
public record Remembered(NavigableSet<EventId> ids) {

    private static final int SIZE = 200;

    /** Keeps them unmodifiable. */
    public Remembered {
        ids = Collections.unmodifiableNavigableSet(new TreeSet<>(ids));
    }

    /** Nothing is remembered yet. */
    public static Remembered nothing() {
        return of(Stream.empty());
    }

    /** What was remembered before. */
    public static Remembered of(Stream<EventId> ids) {
        return new Remembered(ids.collect(Collectors.toCollection(TreeSet::new)));
    }

    boolean contains(EventId id) {
        return ids.contains(id);
    }

    /** Whether this id, which is not remembered, should be if it had been there in time. */
    boolean isLate(EventId id) {
        return !ids.isEmpty() && id.isAfter(ids.first());
    }

    /** Whether a page that begins below this id leaves nothing out between itself and what is remembered. */
    boolean isContinuedBelow(@Nullable EventId upper) {
        return upper == null || (!ids.isEmpty() && !ids.first().isAfter(upper));
    }

    Remembered and(Collection<EventId> more) {
        var all = new TreeSet<>(ids);
        all.addAll(more);
        while (all.size() > SIZE) {
            all.pollFirst();
        }
        return new Remembered(all);
    }
}
