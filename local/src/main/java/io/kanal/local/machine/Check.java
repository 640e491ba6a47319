package io.kanal.local.machine;

/**
 * One thing the machine must offer.
 *
 * @param what its name and what was found
 * @param result whether that is enough
 * @param remedy what to do when it is not; a command where there is one
 */
public record Check(String what, Result result, String remedy) {

    /** Whether a finding is enough. */
    public enum Result {
        GOOD,
        /** The platform starts, yet the person should know. */
        WARNING,
        MISSING
    }

    static Check good(String what) {
        return new Check(what, Result.GOOD, "");
    }

    static Check warning(String what, String remedy) {
        return new Check(what, Result.WARNING, remedy);
    }

    static Check missing(String what, String remedy) {
        return new Check(what, Result.MISSING, remedy);
    }
}
