package io.kanal.auth.people;

import io.kanal.auth.audit.Actor;
import io.kanal.edge.Caller;
import io.kanal.edge.ClientAddress;
import io.kanal.edge.ProblemException;
import io.kanal.edge.Role;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/**
 * A person who manages people: owners everybody, supervisors agents.
 *
 * @param organisation whose people
 * @param role what the person may do
 * @param actor who it is
 */
record Superior(UUID organisation, Role role, Actor actor) {

    /** The person behind a request, who must be a supervisor at least; throws a {@link ProblemException} otherwise. */
    static Superior of(Caller caller, ClientAddress address) {
        return new Superior(caller.organizationAs(Role.SUPERVISOR), caller.role(), Actor.of(caller, address));
    }

    /** Checks that the person manages people of this role. */
    void requireManages(Role managed) {
        if (role != Role.OWNER && managed != Role.AGENT) {
            throw new ProblemException(
                    HttpStatus.FORBIDDEN,
                    "role-required",
                    "This needs the role OWNER. Ask an owner of your organisation.");
        }
    }
}
