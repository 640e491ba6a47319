package io.kanal.integration.audit;

import io.kanal.contracts.Person;
import io.kanal.edge.Caller;
import io.kanal.edge.ClientAddress;
import io.kanal.edge.ProblemException;
import io.kanal.edge.Role;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A supervisor who asks for something.
 *
 * @param organizationId whose channels it is about
 * @param person who it is
 * @param address where the request comes from; null where nobody has kept it
 */
public record Asker(
        UUID organizationId, Person person, @Nullable String address) {

    /** The person behind a request, who must be a supervisor at least; throws a {@link ProblemException} otherwise. */
    public static Asker of(Caller caller, ClientAddress address) {
        return new Asker(caller.organizationAs(Role.SUPERVISOR), personOf(caller), address.text());
    }

    static Person personOf(Caller caller) {
        return new Person(caller.userId(), caller.username());
    }
}
