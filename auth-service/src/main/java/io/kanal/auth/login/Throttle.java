package io.kanal.auth.login;

import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Slows guessing. A try is turned away before its password is looked at when too many were wrong lately; and afterwards
 * too, without its verdict, when others that ran beside it have used up what was left.
 */
@Component
public class Throttle {

    private final LoginFailures failures;
    private final TransactionalOperator transaction;
    private final LoginProperties properties;

    Throttle(LoginFailures failures, TransactionalOperator transaction, LoginProperties properties) {
        this.failures = failures;
        this.transaction = transaction;
        this.properties = properties;
    }

    /** Completes when the password may be looked at, and fails with 429 otherwise. */
    public Mono<Void> admit(Attempt attempt) {
        return failures.wait(attempt.user(), properties.perUser(), properties.window())
                .switchIfEmpty(failures.wait(attempt.address(), properties.perAddress(), properties.window()))
                .flatMap(wait -> Mono.error(new TooManyAttemptsException(wait)));
    }

    /** Counts a wrong password, or forgets the user's wrong ones after the right one; fails with 429 if it came too late. */
    public Mono<Void> settle(Attempt attempt, boolean right) {
        var verdict = right
                ? failures.clear(attempt.user())
                : failures.add(attempt.user()).then(failures.add(attempt.address()));
        return failures.lock(attempt.user())
                .then(failures.lock(attempt.address()))
                .then(Mono.defer(() -> admit(attempt)))
                .then(verdict)
                .as(transaction::transactional);
    }

    /**
     * Does something in a transaction when a try was turned away, at most once in the window: for the user name if it is one
     * that there is, and else for the address, so that names which somebody makes up are no flood.
     */
    Mono<Void> tellOnce(Attempt attempt, boolean known, Mono<Void> telling) {
        var key = known ? attempt.user() : attempt.address();
        return failures.doNotWaitForDisk()
                .then(failures.lock(key))
                .then(Mono.defer(() -> failures.addFirst(key.told(), properties.window())))
                .filter(first -> first)
                .flatMap(first -> telling)
                .as(transaction::transactional);
    }

    /** Deletes what is no longer counted. */
    public Mono<Void> forgetOld() {
        return failures.forgetOlderThan(properties.window());
    }
}
