package io.kanal.twitter.credential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.kanal.test.TestPostgres;
import io.r2dbc.spi.ConnectionFactories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.r2dbc.core.DatabaseClient;

/** Tests for {@link Resealing} and the keys that {@link Sealing} takes up while it works. */
class ResealingTests {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final AtomicInteger DATABASES = new AtomicInteger();

    @TempDir
    private Path folder;

    private Path file;
    private DatabaseClient database;
    private Sealing one;
    private Sealing other;

    @BeforeEach
    void startTwoInstances() {
        var created = TestPostgres.createDatabase("resealing_" + DATABASES.incrementAndGet());
        Flyway.configure()
                .dataSource(created.jdbcUrl(), "postgres", "")
                .locations("classpath:db/migration")
                .load()
                .migrate();
        database = DatabaseClient.create(ConnectionFactories.get(created.r2dbcUrl()));
        file = folder.resolve("keyset");
        one = instance(true);
        other = instance(false);
    }

    @Test
    void nothingFailsToOpenWhileTheKeyIsReplaced() throws Exception {
        for (var each = 0; each < 30; each++) {
            addCredential("secret " + each);
        }
        addLogin("request token secret");
        var failures = new CopyOnWriteArrayList<String>();
        var rounds = new AtomicInteger();
        var done = new AtomicBoolean();
        var reader = Thread.ofVirtual().start(() -> {
            while (!done.get()) {
                failures.addAll(unopened());
                rounds.incrementAndGet();
            }
        });

        var old = one.keys().primary();
        change(Step.ADD);
        one.reload();
        other.reload();
        assertThat(resealed(one)).isZero();
        change(Step.PROMOTE);
        one.reload();
        assertThat(resealed(one)).isEqualTo(31);
        addCredential("sealed by the one that has not followed", other);
        other.reload();
        assertThat(resealed(other)).isEqualTo(1);
        assertThat(values()).containsOnlyKeys(one.keys().primary()).doesNotContainKey(old);
        change(Step.DROP);
        one.reload();
        other.reload();
        var roundsBefore = rounds.get();
        await().atMost(LIMIT).until(() -> rounds.get() > roundsBefore + 1);
        done.set(true);
        reader.join(LIMIT);

        assertThat(failures).isEmpty();
        assertThat(one.keys().known()).hasSize(1);
    }

    @Test
    void whatAnUnknownKeySealedIsLeftAlone() throws Exception {
        addCredential("lost");
        Files.delete(file);
        var replaced = instance(true);
        assertThat(resealed(replaced)).isZero();
        assertThat(values()).containsOnlyKeys(one.keys().primary());
    }

    @Test
    void aFileThatIsHalfWrittenChangesNothing() throws Exception {
        var before = one.keys();
        Files.writeString(file, "{\"half\"");
        one.reload();
        assertThat(one.keys()).isSameAs(before);
        Files.delete(file);
        one.reload();
        assertThat(one.keys()).isSameAs(before);
    }

    private enum Step {
        ADD,
        PROMOTE,
        DROP
    }

    private void change(Step step) throws IOException, GeneralSecurityException {
        var keyset = TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get());
        var builder = KeysetHandle.newBuilder(keyset);
        switch (step) {
            case ADD ->
                builder.addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                        .withRandomId());
            case PROMOTE -> builder.getAt(1).makePrimary();
            case DROP -> builder.deleteAt(0);
        }
        Files.writeString(
                file, TinkJsonProtoKeysetFormat.serializeKeyset(builder.build(), InsecureSecretKeyAccess.get()));
    }

    private long resealed(Sealing sealing) {
        return new Resealing(database, sealing).reseal().blockOptional(LIMIT).orElseThrow();
    }

    private Map<Integer, Long> values() {
        return new Resealing(database, one).values().blockOptional(LIMIT).orElseThrow();
    }

    /** What one of the instances cannot open. */
    private List<String> unopened() {
        return database.sql("""
                        select id, organization_id, sealed from credential
                        union all select connection_id, organization_id, sealed_secret from x_authorization
                        """)
                .map(row -> {
                    var sealed = row.get("sealed", byte[].class);
                    var organization = row.get("organization_id", UUID.class);
                    var id = row.get("id", UUID.class);
                    return one.open(sealed, organization, id) == null || other.open(sealed, organization, id) == null
                            ? "row " + id
                            : "";
                })
                .all()
                .filter(failure -> !failure.isEmpty())
                .collectList()
                .block(LIMIT);
    }

    private void addCredential(String secret) {
        addCredential(secret, one);
    }

    private void addCredential(String secret, Sealing sealing) {
        var id = UUID.randomUUID();
        var organization = UUID.randomUUID();
        database.sql("""
                        with pair as (
                            insert into credential_pair (app_id, base_url, x_account_id) values (:account, 'x', :account)
                            returning app_id)
                        insert into credential (id, organization_id, connection_id, channel_id, state, method, app_id,
                            base_url, x_account_id, sealed, history_days)
                        select :id, :organization, :id, :id, 'IN_EFFECT', 'LOGIN', app_id, 'x', app_id, :sealed, 0 from pair
                        """)
                .bind("account", id.toString())
                .bind("id", id)
                .bind("organization", organization)
                .bind("sealed", sealing.seal(secret.getBytes(UTF_8), organization, id))
                .then()
                .block(LIMIT);
    }

    private void addLogin(String secret) {
        var id = UUID.randomUUID();
        var organization = UUID.randomUUID();
        database.sql("""
                        insert into x_authorization (connection_id, organization_id, channel_id, state, sealed_secret, expires_at)
                        values (:id, :organization, :id, 'AWAITING_CALLBACK', :sealed, now())
                        """)
                .bind("id", id)
                .bind("organization", organization)
                .bind("sealed", one.seal(secret.getBytes(UTF_8), organization, id))
                .then()
                .block(LIMIT);
    }

    private Sealing instance(boolean nothingIsSealed) {
        var any = Duration.ofSeconds(1);
        var sealing = new Sealing(new CredentialProperties(file.toString(), any, any, any, any, any, any, any));
        sealing.prepare(nothingIsSealed);
        return sealing;
    }
}
