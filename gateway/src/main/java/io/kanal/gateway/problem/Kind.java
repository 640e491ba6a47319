package io.kanal.gateway.problem;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a failure was and where, without its words: these often quote what they could not read, such as a password or a token.
 *
 * @param text the kinds of the failure and of what caused it, and the first places of ours that it went through
 */
record Kind(String text) {

    private static final int DEPTH = 8;
    private static final int PLACES = 3;
    private static final String OURS = "io.kanal.";

    static Kind of(Throwable failure) {
        var kinds = chain(failure).map(cause -> cause.getClass().getName()).collect(Collectors.joining(" < "));
        var places = chain(failure)
                .flatMap(cause -> Arrays.stream(cause.getStackTrace()))
                .filter(frame -> frame.getClassName().startsWith(OURS))
                .limit(PLACES)
                .map(StackTraceElement::toString)
                .collect(Collectors.joining(", "));
        return new Kind(places.isEmpty() ? kinds : kinds + " at " + places);
    }

    private static Stream<Throwable> chain(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEPTH);
    }

    @Override
    public String toString() {
        return text;
    }
}
