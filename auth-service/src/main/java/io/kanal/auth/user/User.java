package io.kanal.auth.user;

import io.kanal.auth.organisation.Organisation;
import io.kanal.edge.Role;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person who may sign in.
 *
 * @param id the id that all services know the person by
 * @param username the name that the person signs in with
 * @param displayName the name that colleagues see
 * @param role what the person may do
 * @param organisation where the person works; null for an operator
 * @param language the language of the panel, {@code en} or {@code id}; null for a person who has never chosen one
 * @param active whether the person may sign in
 */
public record User(
        UUID id,
        Username username,
        String displayName,
        Role role,
        @Nullable Organisation organisation,
        @Nullable String language,
        boolean active) {}
