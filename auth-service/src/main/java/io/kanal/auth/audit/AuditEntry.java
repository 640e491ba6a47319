package io.kanal.auth.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of the audit trail.
 *
 * @param id its id
 * @param at when it happened
 * @param actor who did it, from where, and whose trail it is
 * @param action the code of what was done
 * @param subject what it was done to, if there is such a thing
 * @param result the code of how it ended
 * @param code why it was refused or failed; null if it succeeded
 * @param detail what else is to be known, such as a role before and after
 */
record AuditEntry(
        UUID id,
        Instant at,
        Actor actor,
        String action,
        @Nullable Subject subject,
        String result,
        @Nullable String code,
        @Nullable String detail) {}
