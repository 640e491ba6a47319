package io.kanal.auth.start;

/** What kind of installation this is. */
public enum Mode {
    /** Everything on one machine, reachable from it alone, with demo users. */
    LOCAL,
    /** Everything else. */
    PRODUCTION
}
