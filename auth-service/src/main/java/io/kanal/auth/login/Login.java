package io.kanal.auth.login;

import io.kanal.auth.user.PasswordHash;
import io.kanal.auth.user.Passwords;
import io.kanal.auth.user.SignIn;
import io.kanal.auth.user.User;
import io.kanal.auth.user.Username;
import io.kanal.auth.user.Users;
import io.kanal.edge.ProblemException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Checks user name and password. A user who does not exist, has no password yet or may not sign in any more is answered as a
 * wrong password is: with the same words, after the same time, and counted in the same way.
 */
@Component
public class Login {

    private final Users users;
    private final Passwords passwords;
    private final Throttle throttle;

    Login(Users users, Passwords passwords, Throttle throttle) {
        this.users = users;
        this.passwords = passwords;
        this.throttle = throttle;
    }

    /** The user whose password this is; fails with 401 or 429. */
    public Mono<User> login(Credentials credentials, ClientAddress address) {
        var username = Username.of(credentials.username());
        var attempt = Attempt.of(username, address);
        return throttle.admit(attempt)
                .then(users.findSignIn(username).map(Optional::of).defaultIfEmpty(Optional.empty()))
                .flatMap(found -> passwords
                        .matches(credentials.password(), passwordOf(found))
                        .flatMap(right -> throttle.settle(attempt, right).thenReturn(right))
                        .flatMap(right -> right ? Mono.just(found.orElseThrow()) : Mono.error(Login::refused)))
                .map(SignIn::user)
                .flatMap(user -> users.seen(user.id()).thenReturn(user));
    }

    private static @Nullable PasswordHash passwordOf(Optional<SignIn> found) {
        return found.filter(signIn -> signIn.user().active())
                .map(SignIn::password)
                .orElse(null);
    }

    private static ProblemException refused() {
        return new ProblemException(
                HttpStatus.UNAUTHORIZED, "wrong-credentials", "The user name or the password is wrong.");
    }
}
