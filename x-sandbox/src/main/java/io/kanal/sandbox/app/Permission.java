package io.kanal.sandbox.app;

import java.util.Arrays;
import java.util.Optional;

/** What an app may do with an account, as X names it in {@code x-access-level}. */
public enum Permission {
    READ("read"),
    READ_WRITE("read-write"),
    DIRECT_MESSAGES("read-write-directmessages");

    private final String level;

    Permission(String level) {
        this.level = level;
    }

    /** The permission of that name. */
    public static Optional<Permission> of(String level) {
        return Arrays.stream(values())
                .filter(permission -> permission.level.equals(level))
                .findFirst();
    }

    static Permission stored(String level) {
        return of(level).orElseThrow();
    }

    /** The name on the wire. */
    public String level() {
        return level;
    }

    /** This permission, or the other where that is less. */
    public Permission atMost(Permission other) {
        return compareTo(other) <= 0 ? this : other;
    }
}
