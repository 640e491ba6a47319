package io.kanal.twitter.credential;

import io.kanal.contracts.channel.ConnectionMethod;
import io.kanal.contracts.channel.Receipt.Revocation;
import io.kanal.twitter.credential.OpenedCredential.Reason;
import io.kanal.twitter.credential.OpenedCredential.Unusable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Keeps credentials: staged under a connection, then in effect for a channel, then forgotten. Whoever forgets the last credential
 * of a login's pair leaves a revocation behind, in the same transaction. All that changes something is to be called in the
 * caller's transaction.
 */
@Component
public class CredentialVault {

    private final Credentials credentials;
    private final PendingRevocations pending;
    private final Revocations revocations;
    private final Secrets secrets;

    CredentialVault(Credentials credentials, PendingRevocations pending, Revocations revocations, Secrets secrets) {
        this.credentials = credentials;
        this.pending = pending;
        this.revocations = revocations;
        this.secrets = secrets;
    }

    /**
     * What a staged credential brought along when it took effect.
     *
     * @param method how it came
     * @param historyDays how far back the person wants to read
     * @param newestEventId the greatest event id seen at verification; null if the mailbox was empty
     * @param verifiedDate X's clock at verification
     */
    public record Effect(
            ConnectionMethod method,
            int historyDays,
            @Nullable String newestEventId,
            @Nullable Instant verifiedDate) {}

    /**
     * Stages credentials. A revocation that waits for the same pair is called off, because the token is needed again.
     *
     * @throws RevocationInFlightException (by the Mono) if such a revocation is under way at this moment
     */
    public Mono<Void> stage(StagedCredentials staged) {
        return Mono.defer(() -> {
            var id = UUID.randomUUID();
            var sealed = secrets.seal(staged.credentials(), staged.method(), staged.organizationId(), id);
            return credentials
                    .lock(staged.pair())
                    .then(revocations.callOff(staged.pair()))
                    .then(credentials.insert(id, staged, sealed));
        });
    }

    /** Remembers what verification saw. */
    public Mono<Void> verified(UUID connectionId, @Nullable String newestEventId, Instant date) {
        return credentials.verified(connectionId, newestEventId, date);
    }

    /** Puts what the connection staged into effect, and forgets what was in effect before; empty if nothing is staged. */
    public Mono<Effect> takeEffect(UUID connectionId, UUID channelId) {
        return credentials
                .staged(connectionId)
                .flatMap(staged -> forgetInEffect(channelId, null)
                        .then(credentials.putIntoEffect(staged.id(), channelId))
                        .thenReturn(new Effect(
                                staged.method(), staged.historyDays(), staged.newestEventId(), staged.verifiedDate())));
    }

    /** Forgets what the connection staged, if anything. */
    public Mono<Void> dropStaged(UUID connectionId) {
        return credentials
                .staged(connectionId)
                .flatMap(staged -> forget(staged, null))
                .then();
    }

    /** Forgets what is staged for a channel under whatever connection. */
    public Mono<Void> dropStagedOf(UUID channelId) {
        return credentials
                .stagedOf(channelId)
                .concatMap(staged -> forget(staged, null))
                .then();
    }

    /** Forgets a channel's credentials because it is disconnected, and tells what is to become of the token. */
    public Mono<Revocation> forget(UUID channelId, UUID disconnectionId) {
        return forgetInEffect(channelId, disconnectionId).defaultIfEmpty(Revocation.NOT_OURS);
    }

    /** Leaves a token to be revoked that came too late for its connection, unless another credential shares it. */
    public Mono<Void> refuse(StagedCredentials late) {
        return Mono.defer(() -> {
            var id = UUID.randomUUID();
            var sealed = secrets.seal(late.credentials(), late.method(), late.organizationId(), id);
            var unwanted = new SealedCredential(
                    id,
                    late.organizationId(),
                    late.connectionId(),
                    late.channelId(),
                    late.method(),
                    late.pair(),
                    sealed,
                    late.historyDays(),
                    null,
                    null);
            return credentials
                    .lock(late.pair())
                    .then(pending.of(late.pair()).hasElement())
                    .flatMap(waits -> waits ? Mono.empty() : leaveToRevoke(unwanted, null))
                    .then();
        });
    }

    /** Opens what is in effect for a channel. It fails only if the database does. */
    public Mono<OpenedCredential> open(UUID channelId) {
        return credentials.inEffect(channelId).map(this::open).defaultIfEmpty(new Unusable(Reason.MISSING));
    }

    /** Opens what a connection staged. */
    public Mono<OpenedCredential> openStaged(UUID connectionId) {
        return credentials.staged(connectionId).map(this::open).defaultIfEmpty(new Unusable(Reason.MISSING));
    }

    /** The X account that a connection's staged credentials are for. */
    public Mono<String> stagedAccount(UUID connectionId) {
        return credentials.staged(connectionId).map(staged -> staged.pair().xAccountId());
    }

    private OpenedCredential open(SealedCredential sealed) {
        return secrets.open(
                sealed.sealed(),
                sealed.organizationId(),
                sealed.id(),
                sealed.pair().appId(),
                sealed.pair().baseUrl());
    }

    private Mono<Revocation> forgetInEffect(UUID channelId, @Nullable UUID disconnectionId) {
        return credentials.inEffect(channelId).flatMap(inEffect -> forget(inEffect, disconnectionId));
    }

    private Mono<Revocation> forget(SealedCredential forgotten, @Nullable UUID disconnectionId) {
        return credentials
                .lock(forgotten.pair())
                .then(credentials.delete(forgotten.id()))
                .filter(wasThere -> wasThere)
                .flatMap(wasThere -> switch (forgotten.method()) {
                    case LOGIN -> leaveToRevoke(forgotten, disconnectionId);
                    case DEVELOPER_APP -> Mono.just(Revocation.NOT_OURS);
                });
    }

    private Mono<Revocation> leaveToRevoke(SealedCredential forgotten, @Nullable UUID disconnectionId) {
        return credentials
                .count(forgotten.pair())
                .flatMap(others -> others > 0
                        ? Mono.just(Revocation.SHARED)
                        : pending.insert(forgotten, disconnectionId).thenReturn(Revocation.PENDING));
    }
}
