package io.kanal.auth.user;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A user as the list of an organisation shows it.
 *
 * @param user the user
 * @param invited whether the user has yet to choose a password
 * @param createdAt since when the user is there
 * @param lastSeenAt when the user was last here
 */
public record Colleague(
        User user,
        boolean invited,
        Instant createdAt,
        @Nullable Instant lastSeenAt) {}
