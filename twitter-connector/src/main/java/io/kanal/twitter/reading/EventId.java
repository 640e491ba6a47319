package io.kanal.twitter.reading;

import java.math.BigInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The id of a direct message event at X: a number, compared as one.
 *
 * @param number the number
 */
public record EventId(BigInteger number) implements Comparable<EventId> {

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,19}");

    /** Whether a text is such an id. */
    public static boolean isValid(String text) {
        return DIGITS.matcher(text).matches();
    }

    /** Reads an id that {@link #isValid} accepts. */
    public static EventId of(String text) {
        if (!isValid(text)) {
            throw new IllegalArgumentException("Not an event id: " + text);
        }
        return new EventId(new BigInteger(text));
    }

    /** The greater of two, of which one may be missing. */
    static EventId greater(@Nullable EventId one, EventId other) {
        return one == null || other.isAfter(one) ? other : one;
    }

    boolean isAfter(EventId other) {
        return compareTo(other) > 0;
    }

    /** The smallest id that is greater. */
    EventId next() {
        return new EventId(number.add(BigInteger.ONE));
    }

    @Override
    public int compareTo(EventId other) {
        return number.compareTo(other.number);
    }

    @Override
    public String toString() {
        return number.toString();
    }
}
