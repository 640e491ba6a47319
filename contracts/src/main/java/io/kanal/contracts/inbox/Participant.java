package io.kanal.contracts.inbox;

import org.jspecify.annotations.Nullable;

/**
 * Somebody in a conversation, as far as is known.
 *
 * @param id X's user id
 * @param handle the user name without the @, if known
 * @param displayName the name that is shown, if known
 * @param avatarUrl the picture, if known
 */
public record Participant(
        String id,
        @Nullable String handle,
        @Nullable String displayName,
        @Nullable String avatarUrl) {}
