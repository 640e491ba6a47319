package io.kanal.auth.invitation;

import io.kanal.auth.audit.Action;
import io.kanal.auth.audit.Actor;
import io.kanal.auth.audit.AuditTrail;
import io.kanal.auth.audit.Subject;
import io.kanal.auth.session.Sessions;
import io.kanal.auth.token.RandomToken;
import io.kanal.auth.user.PasswordHash;
import io.kanal.auth.user.Passwords;
import io.kanal.auth.user.User;
import io.kanal.auth.user.Users;
import io.kanal.edge.ClientAddress;
import io.kanal.edge.ProblemException;
import java.time.Instant;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Hands out one-time links, and lets whoever has one choose the password. A newer link makes the older ones useless. */
@Component
public class Invitations {

    private final StoredInvitations stored;
    private final Users users;
    private final Passwords passwords;
    private final Sessions sessions;
    private final AuditTrail trail;
    private final TransactionalOperator transaction;
    private final InvitationProperties properties;

    Invitations(
            StoredInvitations stored,
            Users users,
            Passwords passwords,
            Sessions sessions,
            AuditTrail trail,
            TransactionalOperator transaction,
            InvitationProperties properties) {
        this.stored = stored;
        this.users = users;
        this.passwords = passwords;
        this.sessions = sessions;
        this.trail = trail;
        this.transaction = transaction;
        this.properties = properties;
    }

    /** A new link for this user. */
    public Mono<Invitation> invite(UUID userId) {
        return RandomToken.random()
                .flatMap(token -> stored.deleteAllOf(userId)
                        .then(stored.add(token, userId, properties.life()))
                        .map(expiresAt ->
                                new Invitation(properties.publicUrl() + "/invitations/" + token.value(), expiresAt)))
                .as(transaction::transactional);
    }

    /** Whom the link invites; fails with 404 if it can no longer be used. */
    Mono<Invited> find(RandomToken token) {
        return stored.find(token)
                .flatMap(usable -> users.find(usable.userId())
                        .filter(User::active)
                        .map(user -> new Invited(user, usable.expiresAt())))
                .switchIfEmpty(Mono.error(Invitations::over));
    }

    /** Sets the password and ends all sessions: the link may be there because the old password was known to others. */
    Mono<Void> accept(RandomToken token, String password, ClientAddress address) {
        return find(token)
                .flatMap(invited ->
                        passwords.hash(password).flatMap(hash -> take(token, invited.user(), hash, address)));
    }

    /** Deletes the links that can no longer be used. */
    public Mono<Void> forgetExpired() {
        return stored.forgetExpired();
    }

    private Mono<Void> take(RandomToken token, User user, PasswordHash hash, ClientAddress address) {
        return stored.take(token)
                .switchIfEmpty(Mono.error(Invitations::over))
                .then(users.changePassword(user.id(), hash))
                .then(stored.deleteAllOf(user.id()))
                .then(sessions.endAll(user.id(), null))
                .then(trail.succeeded(Actor.of(user, address), Action.INVITATION_ACCEPTED, Subject.of(user)))
                .as(transaction::transactional);
    }

    private static ProblemException over() {
        return new ProblemException(
                HttpStatus.NOT_FOUND, "invitation-ended", "This link was used or is too old. Ask for a new one.");
    }

    /** A person who may choose a password. */
    record Invited(User user, Instant expiresAt) {}
}
