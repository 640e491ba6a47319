package io.kanal.contracts.channel;

import org.jspecify.annotations.Nullable;

/**
 * The account at the provider that a channel stands for.
 *
 * @param id the provider's id, which never changes
 * @param handle the name people write with an @ in front, without the @
 * @param displayName the name that is shown
 * @param avatarUrl the picture, if there is one
 */
public record Account(
        String id,
        String handle,
        String displayName,
        @Nullable String avatarUrl) {}
