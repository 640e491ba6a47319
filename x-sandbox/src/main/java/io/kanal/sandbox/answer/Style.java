package io.kanal.sandbox.answer;

/** The two shapes of X's errors. */
public enum Style {
    /** Problem details, on {@code /2/}. */
    V2,
    /** {@code {"errors":[{"code":..,"message":..}]}}, everywhere else. */
    LEGACY;

    /** The shape that belongs to a path. */
    public static Style of(String path) {
        return path.startsWith("/2/") ? V2 : LEGACY;
    }
}
