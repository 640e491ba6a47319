package io.kanal.auth.invitation;

import java.time.Instant;

/**
 * A one-time link.
 *
 * @param invitationUrl the link; whoever has it may choose the password
 * @param expiresAt until when it can be used
 */
public record Invitation(String invitationUrl, Instant expiresAt) {

    @Override
    public String toString() {
        return "Invitation";
    }
}
