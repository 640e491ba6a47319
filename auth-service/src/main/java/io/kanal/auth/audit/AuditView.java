package io.kanal.auth.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An entry as the API shows it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AuditView(
        UUID id,
        Instant at,
        @Nullable Person actor,
        @Nullable String address,
        String action,
        @Nullable Subject subject,
        String result,
        @Nullable String code,
        @Nullable String detail) {

    /** Who did it. */
    record Person(UUID id, @Nullable String username) {}

    static AuditView of(AuditEntry entry) {
        var actorId = entry.actor().id();
        return new AuditView(
                entry.id(),
                entry.at(),
                actorId == null ? null : new Person(actorId, entry.actor().username()),
                entry.actor().address(),
                entry.action(),
                entry.subject(),
                entry.result(),
                entry.code(),
                entry.detail());
    }
}
