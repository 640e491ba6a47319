package io.kanal.sandbox.account;

import java.time.Instant;

/** A person or a company at this X. */
public record Account(long id, String username, String name, Instant createdAt) {

    /** Every account's password: this X is a toy for trying things out. */
    public static final String PASSWORD = "sandbox";

    /** The id as X writes it: ids are strings. */
    public String idText() {
        return Long.toString(id);
    }
}
