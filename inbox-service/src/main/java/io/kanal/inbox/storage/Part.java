package io.kanal.inbox.storage;

import io.kanal.edge.Cursor;
import io.kanal.edge.Page;
import java.util.List;
import java.util.function.Function;

/** Cuts a part of a list out of what was found by asking for one item more. */
public final class Part {

    private Part() {}

    /** At most {@code limit} items, and a cursor if there are more. */
    public static <T> Page<T> of(List<T> found, int limit, Function<T, Cursor> cursor) {
        if (found.size() <= limit) {
            return Page.whole(found);
        }
        var items = found.subList(0, limit);
        return new Page<>(items, cursor.apply(items.getLast()).toString());
    }
}
