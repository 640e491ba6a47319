package io.kanal.auth.token;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The signing keys in the database. */
@Repository
class SealedKeys {

    private static final long LOCK = 0x6b616e616c6b6579L;

    private final DatabaseClient database;

    SealedKeys(DatabaseClient database) {
        this.database = database;
    }

    /** All keys, the one that signs last first. */
    Mono<List<SealedKey>> all() {
        return database.sql("select id, public_key, sealed_key, use_from from signing_key order by use_from desc, id")
                .map(row -> new SealedKey(
                        Objects.requireNonNull(row.get("id", String.class)),
                        Objects.requireNonNull(row.get("public_key", String.class)),
                        Objects.requireNonNull(row.get("sealed_key", byte[].class)),
                        Objects.requireNonNull(row.get("use_from", Instant.class))))
                .all()
                .collectList();
    }

    Mono<Void> add(SealedKey key) {
        return database.sql("""
                        insert into signing_key (id, public_key, sealed_key, use_from)
                        values (:id, :publicKey, :sealedKey, :useFrom)
                        """)
                .bind("id", key.id())
                .bind("publicKey", key.publicKey())
                .bind("sealedKey", key.sealedKey())
                .bind("useFrom", key.useFrom())
                .then();
    }

    /** Puts the same key sealed anew in the place of what was read. */
    Mono<Void> reseal(SealedKey outdated, SealedKey fresh) {
        return database.sql("update signing_key set sealed_key = :fresh where id = :id and sealed_key = :outdated")
                .bind("fresh", fresh.sealedKey())
                .bind("id", outdated.id())
                .bind("outdated", outdated.sealedKey())
                .then();
    }

    /** Deletes the keys whose successor has been signing since before this time. */
    Mono<Void> forgetReplacedBefore(Instant time) {
        return database.sql("""
                        delete from signing_key k
                        where exists (select from signing_key n where n.use_from > k.use_from and n.use_from < :time)
                        """).bind("time", time).then();
    }

    /** Lets one instance at a time make keys, until the end of the transaction. */
    Mono<Void> lock() {
        return database.sql("select pg_advisory_xact_lock(:lock)")
                .bind("lock", LOCK)
                .then();
    }
}
