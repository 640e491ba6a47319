package io.kanal.integration.connection;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.kanal.edge.ProblemException.InvalidField;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How many days back messages are read when an account is connected.
 *
 * @param days a whole number, as the request says it
 */
record HistoryDays(int days) {

    static final String FIELD = "historyDays";
    static final int DEFAULT = 30;

    private static final Set<Integer> ALLOWED = Set.of(0, 7, 30);

    /** Reads a whole number, and neither 7.5 nor "7". */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static HistoryDays of(JsonNode value) {
        if (!value.isInt()) {
            throw new IllegalArgumentException("not a whole number");
        }
        return new HistoryDays(value.intValue());
    }

    static int orDefault(@Nullable HistoryDays asked) {
        return asked == null ? DEFAULT : asked.days;
    }

    static List<InvalidField> errorsOf(@Nullable HistoryDays asked) {
        return asked == null || ALLOWED.contains(asked.days)
                ? List.of()
                : List.of(new InvalidField(FIELD, "not-allowed", "must be 0, 7 or 30"));
    }
}
