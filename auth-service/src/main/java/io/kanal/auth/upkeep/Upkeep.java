package io.kanal.auth.upkeep;

import io.kanal.auth.audit.AuditTrail;
import io.kanal.auth.invitation.Invitations;
import io.kanal.auth.login.Throttle;
import io.kanal.auth.session.Sessions;
import io.kanal.auth.token.SigningKeys;
import io.kanal.outbox.RecurringWork;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Deletes what is over, and replaces the signing key when it is old. */
@Component
class Upkeep extends RecurringWork {

    Upkeep(Sessions sessions, Throttle throttle, Invitations invitations, AuditTrail trail, SigningKeys keys) {
        super(
                "Deleting what is over",
                Duration.ofMinutes(15),
                () -> sessions.forgetEnded()
                        .then(throttle.forgetOld())
                        .then(invitations.forgetExpired())
                        .then(trail.forgetOld())
                        .then(keys.rotate()));
    }
}
