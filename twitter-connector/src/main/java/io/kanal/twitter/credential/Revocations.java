package io.kanal.twitter.credential;

import io.kanal.contracts.channel.Receipt.Revocation;
import io.kanal.contracts.twitter.TwitterEvent.RevocationCompleted;
import io.kanal.outbox.Outbox;
import io.kanal.twitter.api.XApi;
import io.kanal.twitter.api.XApiException;
import io.kanal.twitter.api.XCredentials;
import io.kanal.twitter.api.XError;
import io.kanal.twitter.credential.OpenedCredential.Unusable;
import io.kanal.twitter.credential.OpenedCredential.Usable;
import java.time.Clock;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Kills tokens at X that nobody here needs any more, now or later. */
@Component
public class Revocations {

    private static final Logger log = LoggerFactory.getLogger(Revocations.class);

    private final PendingRevocations pending;
    private final Credentials credentials;
    private final Secrets secrets;
    private final XApi x;
    private final Outbox outbox;
    private final TransactionalOperator transaction;
    private final Clock clock;

    Revocations(
            PendingRevocations pending,
            Credentials credentials,
            Secrets secrets,
            XApi x,
            Outbox outbox,
            TransactionalOperator transaction,
            Clock clock) {
        this.pending = pending;
        this.credentials = credentials;
        this.secrets = secrets;
        this.x = x;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Makes the first attempt for a disconnection, whose receipt is not written yet; the retries wait for that. */
    public Mono<Void> tryNow(UUID disconnectionId) {
        return pending.takeOf(disconnectionId).flatMap(this::attempt).then();
    }

    /**
     * Tells, in the transaction that writes a disconnection's receipt, how its revocation ended; if it still waits, its retries
     * go on by themselves from here.
     */
    public Mono<Revocation> announce(UUID disconnectionId) {
        return pending.announce(disconnectionId)
                .flatMap(open -> open
                        ? Mono.just(Revocation.PENDING)
                        : pending.takeOutcome(disconnectionId).defaultIfEmpty(Revocation.SHARED));
    }

    /** Makes one attempt that is due; true if there was one. */
    Mono<Boolean> attemptNext() {
        return pending.takeDue()
                .flatMap(revocation -> attempt(revocation).thenReturn(true))
                .defaultIfEmpty(false);
    }

    /** Calls off what waits for a pair, which the caller has locked. */
    Mono<Void> callOff(Pair pair) {
        return pending.of(pair)
                .flatMap(revocation -> revocation.inFlight()
                        ? Mono.error(new RevocationInFlightException())
                        : close(revocation, Revocation.SHARED));
    }

    private Mono<Void> attempt(PendingRevocation revocation) {
        var opened = secrets.open(
                revocation.sealed(),
                revocation.organizationId(),
                revocation.credentialId(),
                revocation.pair().appId(),
                revocation.pair().baseUrl());
        return switch (opened) {
            case Usable usable -> attempt(revocation, usable.credentials());
            case Unusable unusable ->
                postponeOrGiveUp(revocation, unusable.reason().code());
        };
    }

    private Mono<Void> attempt(PendingRevocation revocation, XCredentials credentials) {
        return x.invalidate(credentials)
                .onErrorResume(XApiException.class, e -> isDead(e.error()) ? Mono.empty() : Mono.error(e))
                .then(Mono.defer(() -> end(revocation, Revocation.DONE)))
                .onErrorResume(
                        XApiException.class,
                        e -> postponeOrGiveUp(revocation, e.error().toString()));
    }

    private static boolean isDead(XError error) {
        return error instanceof XError.Unauthorized;
    }

    private Mono<Void> postponeOrGiveUp(PendingRevocation revocation, String reason) {
        log.atInfo()
                .addKeyValue("organizationId", revocation.organizationId())
                .addKeyValue("channelId", revocation.channelId())
                .log("The token of channel {} cannot be revoked now: {}", revocation.channelId(), reason);
        return revocation.tooOld() ? end(revocation, Revocation.GAVE_UP) : pending.postpone(revocation.credentialId());
    }

    private Mono<Void> end(PendingRevocation revocation, Revocation outcome) {
        return transaction.transactional(credentials.lock(revocation.pair()).then(close(revocation, outcome)));
    }

    private Mono<Void> close(PendingRevocation revocation, Revocation outcome) {
        if (!revocation.announced()) {
            return pending.settle(revocation.credentialId(), outcome).then();
        }
        return pending.delete(revocation.credentialId())
                .filter(wasThere -> wasThere)
                .flatMap(wasThere -> tell(revocation, outcome));
    }

    /** Only a receipt that says it is pending needs to be told how it ended. */
    private Mono<Void> tell(PendingRevocation revocation, Revocation outcome) {
        if (revocation.disconnectionId() == null) {
            return Mono.empty();
        }
        return outbox.add(new RevocationCompleted(
                revocation.organizationId(),
                revocation.channelId(),
                revocation.disconnectionId(),
                outcome,
                clock.instant()));
    }
}
