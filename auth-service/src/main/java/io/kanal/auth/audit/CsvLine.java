package io.kanal.auth.audit;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A line of the export, as RFC 4180 has it. A value that a spreadsheet would take for a formula gets an apostrophe in front: a
 * user name is free to begin with a plus sign.
 *
 * @param text the line with its end
 */
record CsvLine(String text) {

    private static final String FORMULA_BEGINS_WITH = "=+-@\t\r\n";

    /** The names of the columns. */
    static final CsvLine HEADER =
            new CsvLine("at,username,userId,address,action,subjectType,subjectId,subjectName,result,code,detail\r\n");

    static CsvLine of(AuditEntry entry) {
        var subject = entry.subject();
        return of(
                entry.at(),
                entry.actor().username(),
                entry.actor().id(),
                entry.actor().address(),
                entry.action(),
                subject == null ? null : subject.type(),
                subject == null ? null : subject.id(),
                subject == null ? null : subject.name(),
                entry.result(),
                entry.code(),
                entry.detail());
    }

    private static CsvLine of(@Nullable Object... values) {
        return new CsvLine(Arrays.stream(values)
                .map(value -> cell(Objects.toString(value, "")))
                .collect(Collectors.joining(",", "", "\r\n")));
    }

    static String cell(String value) {
        var harmless = value.isEmpty() || FORMULA_BEGINS_WITH.indexOf(value.charAt(0)) < 0 ? value : "'" + value;
        return Stream.of(",", "\"", "\r", "\n").anyMatch(harmless::contains)
                ? '"' + harmless.replace("\"", "\"\"") + '"'
                : harmless;
    }
}
