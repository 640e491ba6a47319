package io.kanal.auth.audit;

import io.kanal.auth.user.User;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an action was done to.
 *
 * @param type {@code user} or {@code channel}
 * @param id which one
 * @param name the user name, or the account's handle; null if it is not known
 */
public record Subject(String type, UUID id, @Nullable String name) {

    /** A person. */
    public static Subject of(User user) {
        return user(user.id(), user.username().text());
    }

    /** A person of whom only this is known. */
    public static Subject user(UUID id, @Nullable String username) {
        return new Subject("user", id, username);
    }

    static Subject channel(UUID id, @Nullable String handle) {
        return new Subject("channel", id, handle);
    }
}
