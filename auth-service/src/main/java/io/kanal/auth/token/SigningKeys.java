package io.kanal.auth.token;

import com.google.crypto.tink.Aead;
import com.nimbusds.jose.jwk.RSAKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The keys of access tokens: several are public, one signs. The first is made with an empty database; later ones replace each
 * other, and are public before they sign and after.
 */
@Component
public class SigningKeys {

    private final SealedKeys stored;
    private final Keyset keyset;
    private final TransactionalOperator transaction;
    private final Clock clock;
    private final TokenProperties properties;
    private final Mono<List<SigningKey>> keys;
    private volatile List<SigningKey> lastKnown = List.of();

    SigningKeys(
            SealedKeys stored,
            Keyset keyset,
            TransactionalOperator transaction,
            Clock clock,
            TokenProperties properties) {
        this.stored = stored;
        this.keyset = keyset;
        this.transaction = transaction;
        this.clock = clock;
        this.properties = properties;
        this.keys = load().doOnNext(loaded -> lastKnown = loaded)
                .cache(loaded -> properties.reload(), failure -> Duration.ZERO, () -> Duration.ZERO);
    }

    /** The keys that tokens may be checked with. While the database is away, those that were there last. */
    Mono<List<RSAKey>> publicKeys() {
        return all().map(all -> all.stream().map(SigningKey::publicKey).toList());
    }

    /** The key that signs now. */
    Mono<SigningKey> current() {
        return all().map(all -> currentOf(all).orElseThrow());
    }

    /** Makes the next key when the newest has signed long enough, and deletes those that nobody needs any more. */
    public Mono<Void> rotate() {
        var now = clock.instant();
        return transaction
                .transactional(stored.lock().then(stored.all()).flatMap(rows -> addNextTo(rows, now)))
                .then(stored.forgetReplacedBefore(now.minus(properties.keepRetired())))
                .then(reseal());
    }

    /** Makes the next key now, whatever the newest one's age, unless one is waiting already. */
    Mono<Void> rotateNow() {
        var now = clock.instant();
        return transaction
                .transactional(stored.lock()
                        .then(stored.all())
                        .filter(rows ->
                                rows.isEmpty() || !rows.getFirst().useFrom().isAfter(now))
                        .flatMap(rows -> add(rows, now.plus(properties.publishAhead()))))
                .then(reseal());
    }

    /** Seals anew what an older key of the keyset has sealed, so that the older key can be dropped one day. */
    Mono<Void> reseal() {
        return stored.all()
                .flatMap(rows -> keys(rows)
                        .flatMapMany(keys ->
                                Flux.fromIterable(rows).filter(keys::isOutdated).concatMap(row -> reseal(row, keys)))
                        .then());
    }

    private Mono<Void> reseal(SealedKey row, Keys keys) {
        return Mono.fromCallable(() -> SigningKey.open(row, keys.aead()))
                .subscribeOn(Schedulers.boundedElastic())
                .filter(key -> key.privateKey() != null)
                .flatMap(key -> stored.reseal(row, key.seal(keys.aead())));
    }

    /** What an operator may know of the keys. */
    Mono<KeyReport> report() {
        return stored.all().flatMap(rows -> keys(rows).map(keys -> KeyReport.of(keys, rows)));
    }

    private Mono<List<SigningKey>> all() {
        return keys.onErrorResume(failure -> lastKnown.isEmpty() ? Mono.error(failure) : Mono.just(lastKnown));
    }

    private Mono<List<SigningKey>> load() {
        return stored.all()
                .flatMap(this::opened)
                .filter(opened -> currentOf(opened).isPresent())
                .switchIfEmpty(transaction.transactional(Mono.defer(this::makeFirst)));
    }

    private Mono<List<SigningKey>> makeFirst() {
        return stored.lock()
                .then(stored.all())
                .flatMap(rows -> opened(rows)
                        .flatMap(opened -> currentOf(opened)
                                .map(current -> Mono.just(opened))
                                .orElseGet(() -> add(rows, clock.instant())
                                        .then(stored.all())
                                        .flatMap(this::opened))));
    }

    private Mono<Void> addNextTo(List<SealedKey> rows, Instant now) {
        var due = !rows.isEmpty()
                && rows.getFirst().useFrom().plus(properties.rotateAfter()).isBefore(now);
        return due ? add(rows, now.plus(properties.publishAhead())) : Mono.empty();
    }

    private Mono<Void> add(List<SealedKey> others, Instant useFrom) {
        return keyset(others)
                .map(aead -> SigningKey.generate(useFrom).seal(aead))
                .flatMap(stored::add);
    }

    private Mono<List<SigningKey>> opened(List<SealedKey> rows) {
        return keyset(rows)
                .map(aead ->
                        rows.stream().map(key -> SigningKey.open(key, aead)).toList());
    }

    /** Reading the file, and all that follows, may block. */
    private Mono<Aead> keyset(List<SealedKey> rows) {
        return keys(rows).map(Keys::aead);
    }

    private Mono<Keys> keys(List<SealedKey> rows) {
        return Mono.fromCallable(() -> keyset.open(rows.isEmpty())).subscribeOn(Schedulers.boundedElastic());
    }

    private Optional<SigningKey> currentOf(List<SigningKey> newestFirst) {
        var now = clock.instant();
        return newestFirst.stream().filter(key -> key.signsAt(now)).findFirst();
    }
}
