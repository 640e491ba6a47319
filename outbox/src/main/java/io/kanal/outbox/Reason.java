package io.kanal.outbox;

import io.kanal.contracts.UnreadableRecordException;
import io.r2dbc.spi.R2dbcException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Why a record cannot be handled, in words that hold nothing of the record: the messages of most exceptions quote values.
 *
 * @param text what happened and where
 */
record Reason(String text) {

    private static final int DEPTH = 5;
    private static final int FRAMES = 3;
    private static final String OURS = "io.kanal.";

    static Reason of(Throwable failure) {
        var places = places(failure);
        return new Reason(chain(failure).stream().map(Reason::name).collect(Collectors.joining(" < "))
                + (places.isEmpty() ? "" : " at " + places));
    }

    private static List<Throwable> chain(Throwable failure) {
        var chain = new ArrayList<Throwable>();
        for (var cause = Optional.of(failure); cause.isPresent() && chain.size() < DEPTH; ) {
            chain.add(cause.get());
            cause = Optional.ofNullable(cause.get().getCause());
        }
        return chain;
    }

    private static String name(Throwable cause) {
        return switch (cause) {
            case UnreadableRecordException e -> "%s (%s)".formatted(simpleName(e), e.getMessage());
            case R2dbcException e -> "%s (SQLSTATE %s)".formatted(simpleName(e), e.getSqlState());
            default -> simpleName(cause);
        };
    }

    private static String simpleName(Throwable cause) {
        var name = cause.getClass().getName();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static String places(Throwable failure) {
        return chain(failure).reversed().stream()
                .flatMap(cause -> Arrays.stream(cause.getStackTrace()))
                .filter(frame -> frame.getClassName().startsWith(OURS))
                .filter(frame -> !frame.getClassName().startsWith(Reason.class.getPackageName()))
                .limit(FRAMES)
                .map(frame -> "%s.%s(%s:%d)"
                        .formatted(
                                frame.getClassName().substring(OURS.length()),
                                frame.getMethodName(),
                                frame.getFileName(),
                                frame.getLineNumber()))
                .collect(Collectors.joining(", "));
    }
}
