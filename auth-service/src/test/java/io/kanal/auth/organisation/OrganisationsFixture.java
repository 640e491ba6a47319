package io.kanal.auth.organisation;

import io.kanal.auth.TestDatabase;

/** Organisations for the tests of other features. */
public final class OrganisationsFixture {

    private OrganisationsFixture() {}

    /** The organisations of this database. */
    public static Organisations of(TestDatabase database) {
        return new Organisations(database.client());
    }
}
