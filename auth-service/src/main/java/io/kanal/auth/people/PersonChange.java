package io.kanal.auth.people;

import io.kanal.auth.audit.Action;
import io.kanal.edge.Role;
import org.jspecify.annotations.Nullable;

/**
 * What is to be different about a person.
 *
 * @param role the new role; null to leave it
 * @param active whether the person may sign in; null to leave it
 */
record PersonChange(@Nullable Role role, @Nullable Boolean active) {

    /** What it is called, before it is known what it would change. */
    Action action() {
        if (role != null || active == null) {
            return Action.ROLE_CHANGED;
        }
        return active ? Action.PERSON_ACTIVATED : Action.PERSON_DEACTIVATED;
    }
}
