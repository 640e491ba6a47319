package io.kanal.twitter.credential;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Seals anew what an older key has sealed, so that the older key can be dropped one day. */
@Component
class Resealing {

    private static final List<SealedPlace> PLACES = List.of(
            new SealedPlace("credential", "id", "sealed"),
            new SealedPlace("pending_revocation", "credential_id", "sealed"),
            new SealedPlace("x_authorization", "connection_id", "sealed_secret"));

    private final DatabaseClient database;
    private final Sealing sealing;

    Resealing(DatabaseClient database, Sealing sealing) {
        this.database = database;
        this.sealing = sealing;
    }

    /** Seals anew whatever an older key of ours has sealed; tells how many values these were. */
    Mono<Long> reseal() {
        return Mono.justOrEmpty(sealing.keys())
                .flatMapMany(keys -> Flux.fromIterable(PLACES).concatMap(place -> reseal(place, keys)))
                .count();
    }

    /** How many values each key has sealed, by the key's id. */
    Mono<Map<Integer, Long>> values() {
        return Flux.fromIterable(PLACES)
                .concatMap(this::values)
                .collect(TreeMap::new, (sum, each) -> sum.merge(each.key(), each.values(), Long::sum));
    }

    private Flux<Boolean> reseal(SealedPlace place, Keys keys) {
        return database.sql("""
                        select %s as id, organization_id, %s as sealed from %s
                        where %s and %s <> :primary and %s = any(:known)
                        """.formatted(
                        place.id(), place.sealed(), place.table(), place.present(), place.keyId(), place.keyId()))
                .bind("primary", keys.primary())
                .bind("known", keys.known().toArray(Integer[]::new))
                .map(row -> new Outdated(
                        Objects.requireNonNull(row.get("id", UUID.class)),
                        Objects.requireNonNull(row.get("organization_id", UUID.class)),
                        Objects.requireNonNull(row.get("sealed", byte[].class))))
                .all()
                .collectList()
                .flatMapIterable(all -> all)
                .concatMap(outdated -> reseal(place, outdated))
                .filter(done -> done);
    }

    /** Only over what was read: another instance may have done it, or the row may hold something newer. */
    private Mono<Boolean> reseal(SealedPlace place, Outdated outdated) {
        var secret = sealing.open(outdated.sealed(), outdated.organizationId(), outdated.id());
        return secret == null
                ? Mono.just(false)
                : database.sql("update %s set %s = :fresh where %s = :id and %s = :outdated"
                                .formatted(place.table(), place.sealed(), place.id(), place.sealed()))
                        .bind("fresh", sealing.seal(secret, outdated.organizationId(), outdated.id()))
                        .bind("id", outdated.id())
                        .bind("outdated", outdated.sealed())
                        .fetch()
                        .rowsUpdated()
                        .map(rows -> rows == 1);
    }

    private Flux<SealedBy> values(SealedPlace place) {
        return database.sql("select %s as key, count(*) as values from %s where %s group by 1"
                        .formatted(place.keyId(), place.table(), place.present()))
                .map(row -> new SealedBy(
                        Objects.requireNonNull(row.get("key", Integer.class)),
                        Objects.requireNonNull(row.get("values", Long.class))))
                .all();
    }

    private record SealedBy(int key, long values) {}

    private record Outdated(UUID id, UUID organizationId, byte[] sealed) {

        @Override
        public String toString() {
            return "Outdated[%s]".formatted(id);
        }
    }
}
