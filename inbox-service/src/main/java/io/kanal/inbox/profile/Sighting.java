package io.kanal.inbox.profile;

import io.kanal.contracts.inbox.Participant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody as a message showed them, as far as is known.
 *
 * @param organizationId whose inbox it was seen in
 * @param externalId X's user id
 * @param handle the user name without the @
 * @param displayName the name that is shown
 * @param avatarUrl the picture
 */
public record Sighting(
        UUID organizationId,
        String externalId,
        @Nullable String handle,
        @Nullable String displayName,
        @Nullable String avatarUrl) {

    /** Somebody whom a record names. */
    public static Sighting of(UUID organizationId, Participant person) {
        return new Sighting(organizationId, person.id(), person.handle(), person.displayName(), person.avatarUrl());
    }

    /** What both know together; what this one knows counts. */
    public Sighting or(Sighting other) {
        return new Sighting(
                organizationId,
                externalId,
                handle != null ? handle : other.handle,
                displayName != null ? displayName : other.displayName,
                avatarUrl != null ? avatarUrl : other.avatarUrl);
    }
}
