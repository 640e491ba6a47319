package io.kanal.auth.user;

import io.kanal.edge.ProblemException;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.http.HttpStatus;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Hashes passwords and compares them, with Argon2id, on threads of its own: as many as there are processors, and a short
 * queue, so that guessing cannot starve the service of processor or memory.
 */
@Component
public class Passwords implements DisposableBean {

    private final PasswordEncoder encoder;
    private final Scheduler threads;
    private final PasswordHash decoy;

    Passwords(PasswordProperties properties) {
        this.encoder = new Argon2PasswordEncoder(
                16, 32, properties.parallelism(), properties.memoryKib(), properties.iterations());
        this.threads = Schedulers.newBoundedElastic(
                Math.max(2, Runtime.getRuntime().availableProcessors()), properties.queue(), "passwords");
        this.decoy = encode(UUID.randomUUID().toString());
    }

    /** The hash of a new password. */
    public Mono<PasswordHash> hash(String password) {
        return onOwnThreads(() -> encode(password));
    }

    /**
     * Whether the password is the one of this hash. It takes as long when there is no hash, so that nobody learns from the
     * time whether a user exists.
     */
    public Mono<Boolean> matches(String password, @Nullable PasswordHash hash) {
        return onOwnThreads(() -> {
            var matches = encoder.matches(password, (hash == null ? decoy : hash).encoded());
            return matches && hash != null;
        });
    }

    @Override
    public void destroy() {
        threads.dispose();
    }

    private PasswordHash encode(String password) {
        var encoded = encoder.encode(password);
        if (encoded == null) {
            throw new IllegalStateException("The password cannot be hashed");
        }
        return new PasswordHash(encoded);
    }

    private <T> Mono<T> onOwnThreads(Callable<T> work) {
        return Mono.fromCallable(work)
                .subscribeOn(threads)
                .onErrorMap(
                        RejectedExecutionException.class,
                        full -> new ProblemException(
                                HttpStatus.SERVICE_UNAVAILABLE,
                                "busy",
                                "Too many people are signing in just now. Try again in a moment."));
    }
}
