package io.kanal.auth.audit;

import io.kanal.auth.user.User;
import io.kanal.edge.Caller;
import io.kanal.edge.ClientAddress;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who does something, and from where.
 *
 * @param organisation whose trail tells of it; null for an operator or somebody unknown
 * @param id the user's id; null for the installation itself or somebody unknown
 * @param username the name that the person signs in with; null where there is no id
 * @param address the client's address; null if it is not known
 */
public record Actor(
        @Nullable UUID organisation,
        @Nullable UUID id,
        @Nullable String username,
        @Nullable String address) {

    /** The person behind a request. */
    public static Actor of(Caller caller, ClientAddress address) {
        return new Actor(caller.organizationId(), caller.userId(), caller.username(), address.text());
    }

    /** A person who needs no access token to prove who it is. */
    public static Actor of(User user, ClientAddress address) {
        var organisation = user.organisation();
        return new Actor(
                organisation == null ? null : organisation.id(),
                user.id(),
                user.username().text(),
                address.text());
    }

    /** Somebody who is nobody we know. */
    public static Actor unknown(ClientAddress address) {
        return new Actor(null, null, null, address.text());
    }

    /** Whoever runs the installation, at its own machine. */
    public static Actor installation(@Nullable UUID organisation) {
        return new Actor(organisation, null, null, null);
    }
}
