package io.kanal.edge;

import java.net.SocketException;
import java.util.Arrays;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A failure as a log may show it: what it was and where, without its words. The message of a failure often quotes a value, and
 * so what somebody wrote, or a secret.
 */
public final class Wordless extends RuntimeException {

    private static final int DEPTH = 8;

    private Wordless(String what, @Nullable Throwable cause) {
        super(what, cause);
    }

    /** The failure with its stack, and those that it was caused by. */
    public static Throwable of(Throwable failure) {
        return of(failure, DEPTH);
    }

    /** The failure and what caused it in one line. */
    public static String line(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEPTH)
                .map(Wordless::what)
                .collect(Collectors.joining(" < "));
    }

    private static Wordless of(Throwable failure, int depth) {
        var cause = failure.getCause();
        var wordless = new Wordless(what(failure), cause == null || depth == 0 ? null : of(cause, depth - 1));
        wordless.setStackTrace(failure.getStackTrace());
        if (depth > 0) {
            Arrays.stream(failure.getSuppressed())
                    .forEach(suppressed -> wordless.addSuppressed(of(suppressed, depth - 1)));
        }
        return wordless;
    }

    /** Only what the JVM itself says is known to quote nothing. */
    private static String what(Throwable failure) {
        var type = failure.getClass().getName();
        return switch (failure) {
            case NullPointerException e -> type + ": " + e.getMessage();
            case ClassCastException e -> type + ": " + e.getMessage();
            case TimeoutException e -> type + ": " + e.getMessage();
            case SocketException e -> type + ": " + e.getMessage();
            default -> type;
        };
    }
}
