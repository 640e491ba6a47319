package io.kanal.auth.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kanal.auth.organisation.Organisation;
import io.kanal.auth.user.User;
import io.kanal.auth.user.Username;
import io.kanal.edge.Role;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The users of a local installation. Their ids are the same everywhere, so that another mode can tell them. */
enum DemoUser {
    OWNER("owner", "Olivia Owner", Role.OWNER, DemoUser.DEMO),
    SUPERVISOR("supervisor", "Surya Supervisor", Role.SUPERVISOR, DemoUser.DEMO),
    AGENT("agent", "Ayu Agent", Role.AGENT, DemoUser.DEMO),
    OTHER("other", "Oscar Other", Role.OWNER, DemoUser.OTHER_ORGANISATION),
    OPERATOR("operator", "Omar Operator", Role.OPERATOR, null);

    /** The password of all of them. */
    static final String PASSWORD = "kanal-demo";

    private static final String DEMO = "Demo";
    private static final String OTHER_ORGANISATION = "Other";

    private final String username;
    private final String displayName;
    private final Role role;
    private final @Nullable String organisation;

    DemoUser(String username, String displayName, Role role, @Nullable String organisation) {
        this.username = username;
        this.displayName = displayName;
        this.role = role;
        this.organisation = organisation;
    }

    UUID id() {
        return idOf("user:" + username);
    }

    @Nullable
    Organisation organisation() {
        return organisation == null ? null : new Organisation(idOf("organisation:" + organisation), organisation);
    }

    User user() {
        return new User(id(), new Username(username), displayName, role, organisation(), null, true);
    }

    private static UUID idOf(String name) {
        return UUID.nameUUIDFromBytes(("kanal-demo:" + name).getBytes(UTF_8));
    }
}
