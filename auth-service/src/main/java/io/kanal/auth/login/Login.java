package io.kanal.auth.login;

import io.kanal.auth.audit.Action;
import io.kanal.auth.audit.Actor;
import io.kanal.auth.audit.AuditTrail;
import io.kanal.auth.audit.Subject;
import io.kanal.auth.user.PasswordHash;
import io.kanal.auth.user.Passwords;
import io.kanal.auth.user.SignIn;
import io.kanal.auth.user.User;
import io.kanal.auth.user.Username;
import io.kanal.auth.user.Users;
import io.kanal.edge.ClientAddress;
import io.kanal.edge.ProblemException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Checks user name and password. A user who does not exist, has no password yet or may not sign in any more is answered as a
 * wrong password is: with the same words, after the same time, and counted in the same way.
 */
@Component
public class Login {

    private static final String WRONG = "wrong-credentials";
    private static final String SLOWED = TooManyAttemptsException.CODE;

    private final Users users;
    private final Passwords passwords;
    private final Throttle throttle;
    private final AuditTrail trail;
    private final TransactionalOperator transaction;

    Login(Users users, Passwords passwords, Throttle throttle, AuditTrail trail, TransactionalOperator transaction) {
        this.users = users;
        this.passwords = passwords;
        this.throttle = throttle;
        this.trail = trail;
        this.transaction = transaction;
    }

    /** The user whose password this is; fails with 401 or 429. */
    public Mono<User> login(Credentials credentials, ClientAddress address) {
        var username = Username.of(credentials.username());
        var attempt = Attempt.of(username, address);
        return throttle.admit(attempt)
                .then(find(username))
                .flatMap(found -> passwords
                        .matches(credentials.password(), passwordOf(found))
                        .flatMap(right -> right
                                ? accept(attempt, found.orElseThrow().user(), address)
                                : refuse(attempt, found.map(SignIn::user), address)))
                .onErrorResume(
                        TooManyAttemptsException.class,
                        slowed -> tellSlowed(attempt, username, address).then(Mono.error(slowed)));
    }

    private Mono<Optional<SignIn>> find(Username username) {
        return users.findSignIn(username).map(Optional::of).defaultIfEmpty(Optional.empty());
    }

    private Mono<User> accept(Attempt attempt, User user, ClientAddress address) {
        return throttle.settle(attempt, true)
                .then(users.seen(user.id()))
                .then(trail.succeeded(Actor.of(user, address), Action.SIGNED_IN, Subject.of(user)))
                .as(transaction::transactional)
                .thenReturn(user);
    }

    private Mono<User> refuse(Attempt attempt, Optional<User> user, ClientAddress address) {
        return throttle.settle(attempt, false)
                .then(writeDown(user, address, WRONG))
                .as(transaction::transactional)
                .then(Mono.error(Login::refused));
    }

    private Mono<Void> tellSlowed(Attempt attempt, Username username, ClientAddress address) {
        return find(username)
                .map(found -> found.map(SignIn::user))
                .flatMap(user -> throttle.tellOnce(attempt, user.isPresent(), writeDown(user, address, SLOWED)));
    }

    private Mono<Void> writeDown(Optional<User> user, ClientAddress address, String code) {
        var actor = user.map(known -> Actor.of(known, address)).orElseGet(() -> Actor.unknown(address));
        return trail.refused(
                actor, Action.SIGN_IN_REFUSED, user.map(Subject::of).orElse(null), code);
    }

    private static @Nullable PasswordHash passwordOf(Optional<SignIn> found) {
        return found.filter(signIn -> signIn.user().active())
                .map(SignIn::password)
                .orElse(null);
    }

    private static ProblemException refused() {
        return new ProblemException(HttpStatus.UNAUTHORIZED, WRONG, "The user name or the password is wrong.");
    }
}
