package io.kanal.twitter.authorization;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kanal.contracts.Failure;
import io.kanal.contracts.Person;
import io.kanal.contracts.channel.ConnectionMethod;
import io.kanal.contracts.twitter.TwitterCommand.CancelAuthorization;
import io.kanal.contracts.twitter.TwitterEvent;
import io.kanal.outbox.Outbox;
import io.kanal.twitter.api.XLogin;
import io.kanal.twitter.authorization.Authorization.Decision;
import io.kanal.twitter.authorization.Authorization.State;
import io.kanal.twitter.authorization.Signal.Accepted;
import io.kanal.twitter.authorization.Signal.AnswerLost;
import io.kanal.twitter.authorization.Signal.CalledOff;
import io.kanal.twitter.authorization.Signal.Refused;
import io.kanal.twitter.authorization.Signal.TokenReceived;
import io.kanal.twitter.authorization.Signal.Undecided;
import io.kanal.twitter.authorization.Verification.Verdict;
import io.kanal.twitter.credential.CredentialVault;
import io.kanal.twitter.credential.RevocationInFlightException;
import io.kanal.twitter.credential.Sealing;
import io.kanal.twitter.credential.StagedCredentials;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Writes down what {@link Authorization} decides: state, staged credentials and events, in one transaction. */
@Component
public class AuthorizationFlow {

    /** A revocation attempt lasts some seconds at most; staging waits that long for it. */
    private static final Retry UNTIL_REVOCATION_IS_OVER = Retry.fixedDelay(20, Duration.ofMillis(250))
            .filter(RevocationInFlightException.class::isInstance)
            .onRetryExhaustedThrow((spec, signal) -> signal.failure());

    private final Authorizations authorizations;
    private final CredentialVault vault;
    private final Sealing sealing;
    private final Outbox outbox;
    private final TransactionalOperator transaction;

    AuthorizationFlow(
            Authorizations authorizations,
            CredentialVault vault,
            Sealing sealing,
            Outbox outbox,
            TransactionalOperator transaction) {
        this.authorizations = authorizations;
        this.vault = vault;
        this.sealing = sealing;
        this.outbox = outbox;
        this.transaction = transaction;
    }

    /**
     * Ends an authorisation that has not succeeded, in the caller's transaction. It is always answered by the outcome; an id that
     * nobody knows is written down as ended.
     */
    public Mono<Void> cancel(CancelAuthorization order) {
        var ended = new Authorization(
                order.connectionId(),
                order.organizationId(),
                order.channelId(),
                null,
                null,
                order.reason() == CancelAuthorization.Reason.CANCELLED ? State.CANCELLED : State.EXPIRED,
                false,
                null,
                null,
                null);
        return authorizations
                .insert(ended, null, null)
                .flatMap(unknown -> outbox.add(ended.outcome()).thenReturn(true))
                .switchIfEmpty(decide(order.connectionId(), new CalledOff(order.reason()))
                        .thenReturn(true))
                .then();
    }

    /** Opens a login; empty if the connection was ended before. Its time is up at the answered moment. */
    Mono<Instant> openLogin(Opening opening, XLogin.Begun begun, String browserHash) {
        return Mono.defer(() -> {
            var sealed = sealing.seal(begun.secret().getBytes(UTF_8), opening.organizationId(), opening.connectionId());
            var login = new LoginRequest(
                    opening.connectionId(),
                    opening.organizationId(),
                    opening.channelId(),
                    opening.historyDays(),
                    begun.token(),
                    sealed,
                    browserHash);
            return authorizations.insert(
                    opening.as(ConnectionMethod.LOGIN, State.AWAITING_CALLBACK, null), opening.historyDays(), login);
        });
    }

    /** Writes down that a login could not even begin; false if the connection was ended before. */
    Mono<Boolean> failToOpen(Opening opening, Failure failure) {
        var failed = opening.as(ConnectionMethod.LOGIN, State.FAILED, failure);
        return transaction.transactional(authorizations
                .insert(failed, opening.historyDays(), null)
                .flatMap(added -> outbox.add(failed.outcome()).thenReturn(true))
                .defaultIfEmpty(false));
    }

    /** Opens an authorisation with credentials that were entered, and stages them; false if the connection was ended before. */
    Mono<Boolean> openWith(Opening opening, StagedCredentials entered) {
        return transaction
                .transactional(authorizations
                        .insert(
                                opening.as(ConnectionMethod.DEVELOPER_APP, State.VERIFYING, null),
                                opening.historyDays(),
                                null)
                        .flatMap(added -> vault.stage(entered).thenReturn(true))
                        .defaultIfEmpty(false))
                .retryWhen(UNTIL_REVOCATION_IS_OVER);
    }

    /** Stages what X granted; if the authorisation has ended meanwhile, the token is left to be revoked. */
    Mono<Decision> stageGranted(StagedCredentials granted) {
        return transaction
                .transactional(decide(granted.connectionId(), new TokenReceived())
                        .flatMap(decision -> (decision.changed() ? vault.stage(granted) : vault.refuse(granted))
                                .thenReturn(decision)))
                .retryWhen(UNTIL_REVOCATION_IS_OVER);
    }

    /** Applies what verification found. */
    Mono<Decision> judge(UUID connectionId, Verdict verdict) {
        return switch (verdict) {
            case Verdict.Yes yes ->
                transaction.transactional(vault.verified(connectionId, yes.newestEventId(), yes.date())
                        .then(decide(connectionId, new Accepted(yes.account()))));
            case Verdict.No no -> apply(connectionId, new Refused(no.failure()));
            case Verdict.NotNow notNow ->
                transaction.transactional(decide(connectionId, new Undecided(notNow.reason()))
                        .flatMap(decision -> authorizations
                                .askAgain(connectionId, notNow.pause())
                                .thenReturn(decision)));
        };
    }

    /** Nobody knows whether X granted the login. */
    Mono<Decision> lose(UUID connectionId) {
        return apply(connectionId, new AnswerLost());
    }

    /** Applies a signal in a transaction of its own. */
    Mono<Decision> apply(UUID connectionId, Signal signal) {
        return transaction.transactional(decide(connectionId, signal));
    }

    private Mono<Decision> decide(UUID connectionId, Signal signal) {
        return authorizations.lock(connectionId).flatMap(before -> carryOut(before, before.on(signal)));
    }

    private Mono<Decision> carryOut(Authorization before, Decision decision) {
        var moved = decision.changed()
                ? authorizations.move(before.state(), decision.next()).then()
                : Mono.<Void>empty();
        var dropped = decision.dropStaged() ? vault.dropStaged(before.connectionId()) : Mono.<Void>empty();
        return moved.then(dropped)
                .then(outbox.add(decision.events().toArray(TwitterEvent[]::new)))
                .thenReturn(decision);
    }

    /** What integration-service tells when it opens an authorisation. */
    record Opening(UUID organizationId, UUID connectionId, UUID channelId, int historyDays, Person person) {

        Authorization as(ConnectionMethod method, State state, @Nullable Failure failure) {
            return new Authorization(
                    connectionId, organizationId, channelId, method, person, state, false, null, null, failure);
        }
    }
}
