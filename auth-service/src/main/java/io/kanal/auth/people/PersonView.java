package io.kanal.auth.people;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.kanal.auth.user.Colleague;
import io.kanal.edge.Role;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person as the list of people shows it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PersonView(
        UUID id,
        String username,
        String displayName,
        Role role,
        boolean active,
        boolean invited,
        Instant createdAt,
        @Nullable Instant lastSeenAt) {

    static PersonView of(Colleague colleague) {
        var user = colleague.user();
        return new PersonView(
                user.id(),
                user.username().text(),
                user.displayName(),
                user.role(),
                user.active(),
                colleague.invited(),
                colleague.createdAt(),
                colleague.lastSeenAt());
    }
}
