package io.kanal.auth.account;

import io.kanal.auth.audit.Action;
import io.kanal.auth.audit.Actor;
import io.kanal.auth.audit.AuditTrail;
import io.kanal.auth.audit.Subject;
import io.kanal.auth.login.Attempt;
import io.kanal.auth.login.Throttle;
import io.kanal.auth.session.Sessions;
import io.kanal.auth.user.PasswordHash;
import io.kanal.auth.user.Passwords;
import io.kanal.auth.user.User;
import io.kanal.auth.user.Users;
import io.kanal.edge.ClientAddress;
import io.kanal.edge.ProblemException;
import io.kanal.edge.ProblemException.InvalidField;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Changes a password. Whoever changes it must know it, guessing is slowed as at login, and all other sessions end. */
@Component
class PasswordChange {

    private static final String WRONG = "wrong-password";

    private final Users users;
    private final Passwords passwords;
    private final Throttle throttle;
    private final Sessions sessions;
    private final AuditTrail trail;
    private final TransactionalOperator transaction;

    PasswordChange(
            Users users,
            Passwords passwords,
            Throttle throttle,
            Sessions sessions,
            AuditTrail trail,
            TransactionalOperator transaction) {
        this.users = users;
        this.passwords = passwords;
        this.throttle = throttle;
        this.sessions = sessions;
        this.trail = trail;
        this.transaction = transaction;
    }

    Mono<Void> change(User user, NewPassword.Change change, OwnSession kept, ClientAddress address) {
        var attempt = Attempt.of(user.username(), address);
        var actor = Actor.of(user, address);
        return throttle.admit(attempt)
                .then(users.findSignIn(user.id()))
                .flatMap(signIn -> passwords.matches(change.current(), signIn.password()))
                .flatMap(right -> right ? accept(attempt, change) : refuse(attempt, actor, user))
                .flatMap(hash -> store(user, hash, kept, actor));
    }

    private Mono<PasswordHash> accept(Attempt attempt, NewPassword.Change change) {
        return throttle.settle(attempt, true).then(passwords.hash(change.next()));
    }

    private Mono<PasswordHash> refuse(Attempt attempt, Actor actor, User user) {
        return throttle.settle(attempt, false)
                .then(trail.refused(actor, Action.PASSWORD_CHANGED, Subject.of(user), WRONG))
                .as(transaction::transactional)
                .then(Mono.error(PasswordChange::wrong));
    }

    private Mono<Void> store(User user, PasswordHash hash, OwnSession kept, Actor actor) {
        return users.changePassword(user.id(), hash)
                .then(sessions.endAll(user.id(), kept.id()))
                .then(trail.succeeded(actor, Action.PASSWORD_CHANGED, Subject.of(user)))
                .as(transaction::transactional);
    }

    private static ProblemException wrong() {
        return ProblemException.invalid(List.of(new InvalidField("current", WRONG, "is not your password")));
    }
}
