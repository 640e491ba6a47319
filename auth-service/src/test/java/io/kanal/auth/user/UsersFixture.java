package io.kanal.auth.user;

import io.kanal.auth.TestDatabase;

/** Users for the tests of other features. */
public final class UsersFixture {

    private UsersFixture() {}

    /** The users of this database. */
    public static Users users(TestDatabase database) {
        return new Users(database.client());
    }

    /** Passwords at the cost that ships. */
    public static Passwords passwords() {
        return new Passwords(new PasswordProperties(19456, 2, 1, 50));
    }
}
