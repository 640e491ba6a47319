package io.kanal.auth.account;

import io.kanal.auth.login.Attempt;
import io.kanal.auth.login.ClientAddress;
import io.kanal.auth.login.Throttle;
import io.kanal.auth.session.Sessions;
import io.kanal.auth.user.PasswordHash;
import io.kanal.auth.user.Passwords;
import io.kanal.auth.user.User;
import io.kanal.auth.user.Users;
import io.kanal.edge.ProblemException;
import io.kanal.edge.ProblemException.InvalidField;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Changes a password. Whoever changes it must know it, guessing is slowed as at login, and all other sessions end. */
@Component
class PasswordChange {

    private final Users users;
    private final Passwords passwords;
    private final Throttle throttle;
    private final Sessions sessions;
    private final TransactionalOperator transaction;

    PasswordChange(
            Users users, Passwords passwords, Throttle throttle, Sessions sessions, TransactionalOperator transaction) {
        this.users = users;
        this.passwords = passwords;
        this.throttle = throttle;
        this.sessions = sessions;
        this.transaction = transaction;
    }

    Mono<Void> change(User user, NewPassword.Change change, OwnSession kept, ClientAddress address) {
        var attempt = Attempt.of(user.username(), address);
        return throttle.admit(attempt)
                .then(users.findSignIn(user.id()))
                .flatMap(signIn -> passwords.matches(change.current(), signIn.password()))
                .flatMap(right -> throttle.settle(attempt, right).thenReturn(right))
                .flatMap(right -> right ? passwords.hash(change.next()) : Mono.error(PasswordChange::wrong))
                .flatMap(hash -> store(user, hash, kept));
    }

    private Mono<Void> store(User user, PasswordHash hash, OwnSession kept) {
        return users.changePassword(user.id(), hash)
                .then(sessions.endAll(user.id(), kept.id()))
                .as(transaction::transactional);
    }

    private static ProblemException wrong() {
        return ProblemException.invalid(List.of(new InvalidField("current", "wrong-password", "is not your password")));
    }
}
