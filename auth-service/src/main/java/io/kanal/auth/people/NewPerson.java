package io.kanal.auth.people;

import io.kanal.auth.organisation.Organisation;
import io.kanal.auth.user.User;
import io.kanal.auth.user.Username;
import io.kanal.edge.Role;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/**
 * A person who is to work in the organisation.
 *
 * @param username the name to sign in with
 * @param displayName the name that colleagues see
 * @param role what the person may do
 */
record NewPerson(
        @NotBlank
        @Size(max = 64, message = "must have at most 64 characters")
        @Pattern(regexp = "[A-Za-z0-9._@+-]*", message = "may have letters, digits and . _ @ + - only")
        String username,

        @NotBlank
        @Size(max = 100, message = "must have at most 100 characters")
        @Pattern(regexp = "[^\\p{Cntrl}\\p{Cs}]*", message = "holds a character that is not allowed")
        String displayName,

        @NotNull Role role) {

    /** The user whom this makes, without a password yet. */
    User toUser(Organisation organisation) {
        return new User(UUID.randomUUID(), Username.of(username), displayName.strip(), role, organisation, null, true);
    }
}
