package io.kanal.auth.user;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.kanal.auth.organisation.Organisation;
import io.kanal.edge.Role;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person as the panel shows the person to himself or herself. The language is null until the person has chosen one. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UserView(
        UUID id,
        String username,
        String displayName,
        Role role,
        @Nullable Organisation organization,
        @JsonInclude @Nullable String language) {

    /** What the person may see of the user. */
    public static UserView of(User user) {
        return new UserView(
                user.id(),
                user.username().text(),
                user.displayName(),
                user.role(),
                user.organisation(),
                user.language());
    }
}
