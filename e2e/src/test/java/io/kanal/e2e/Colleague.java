package io.kanal.e2e;

import java.util.Map;
import java.util.UUID;

/**
 * A person who joined an organisation during a test, and whom nobody misses afterwards.
 *
 * @param owner who looks after the person
 */
record Colleague(Api owner, String id, String username) {

    /** Somebody of Demo who has accepted the invitation. */
    static Colleague called(String displayName, String role) {
        var owner = Kanal.api().as("owner");
        var username = "colleague." + UUID.randomUUID().toString().substring(0, 8);
        var invited = owner.post("/api/users", Map.of("username", username, "displayName", displayName, "role", role))
                .ok();
        var token = invited.get("invitationUrl").stringValue().replaceFirst(".*/", "");
        Kanal.api()
                .post("/api/invitations/" + token, Map.of("password", Kanal.PASSWORD))
                .ok();
        return new Colleague(owner, invited.get("id").stringValue(), username);
    }

    void deactivate() {
        owner.sendRaw("PATCH", "/api/users/" + id, "{\"active\":false}").ok();
    }
}
