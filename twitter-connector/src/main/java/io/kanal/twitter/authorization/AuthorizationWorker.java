package io.kanal.twitter.authorization;

import io.kanal.contracts.channel.ConnectionMethod;
import io.kanal.twitter.api.XProperties;
import io.kanal.twitter.authorization.Authorization.Decision;
import io.kanal.twitter.authorization.Signal.Refused;
import io.kanal.twitter.authorization.Signal.TimeUp;
import io.kanal.twitter.credential.CredentialVault;
import io.kanal.twitter.credential.OpenedCredential.Unusable;
import io.kanal.twitter.credential.OpenedCredential.Usable;
import io.kanal.twitter.worker.Worker;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Ends what is overdue or lost, and asks X again where it could not judge. */
@Component
final class AuthorizationWorker extends Worker {

    private static final Duration CLEANING = Duration.ofHours(1);

    private final Authorizations authorizations;
    private final AuthorizationFlow flow;
    private final CredentialVault vault;
    private final Verification verification;
    private final Duration timeout;
    private Instant cleanedAt = Instant.EPOCH;

    AuthorizationWorker(
            Authorizations authorizations,
            AuthorizationFlow flow,
            CredentialVault vault,
            Verification verification,
            AuthorizationProperties properties,
            XProperties x) {
        super("authorizations", properties.poll());
        this.authorizations = authorizations;
        this.flow = flow;
        this.vault = vault;
        this.verification = verification;
        this.timeout = x.requestTimeout().plusSeconds(10);
    }

    @Override
    protected boolean workOnce() {
        clean();
        return didSomething(expireNext()) || didSomething(loseNext()) || didSomething(verifyNext());
    }

    private boolean didSomething(Mono<Decision> work) {
        return Boolean.TRUE.equals(work.hasElement().block(timeout));
    }

    private Mono<Decision> expireNext() {
        return authorizations.overdue().flatMap(connectionId -> flow.apply(connectionId, new TimeUp()));
    }

    private Mono<Decision> loseNext() {
        return authorizations.withoutVerdict().flatMap(flow::lose);
    }

    private Mono<Decision> verifyNext() {
        return authorizations.takeDue().flatMap(this::verify);
    }

    private Mono<Decision> verify(Authorization waiting) {
        var method = Objects.requireNonNull(waiting.method());
        return vault.openStaged(waiting.connectionId()).flatMap(opened -> switch (opened) {
            case Usable usable -> verify(waiting, usable, method);
            case Unusable unusable ->
                flow.apply(waiting.connectionId(), new Refused(Explanation.of(unusable.reason())));
        });
    }

    private Mono<Decision> verify(Authorization waiting, Usable usable, ConnectionMethod method) {
        return vault.stagedAccount(waiting.connectionId())
                .flatMap(xAccountId -> verification.verify(usable.credentials(), xAccountId, method))
                .flatMap(verdict -> flow.judge(waiting.connectionId(), verdict));
    }

    private void clean() {
        var now = Instant.now();
        if (now.isAfter(cleanedAt.plus(CLEANING))) {
            authorizations.forgetEnded().block(timeout);
            cleanedAt = now;
        }
    }
}
