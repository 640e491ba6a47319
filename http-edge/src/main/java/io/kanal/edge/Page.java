package io.kanal.edge;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param items the part
 * @param nextCursor what to ask the next part with; null at the end
 * @param <T> what is listed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Page<T>(List<T> items, @Nullable String nextCursor) {

    /** A list that is answered whole. */
    public static <T> Page<T> whole(List<T> items) {
        return new Page<>(items, null);
    }
}
