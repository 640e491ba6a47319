package io.kanal.auth.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.nimbusds.jose.jwk.RSAKey;
import io.kanal.auth.TestDatabase;
import io.kanal.auth.start.InstallationProperties;
import io.kanal.auth.start.Mode;
import io.kanal.auth.start.StartRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Tests for {@link SigningKeys} and {@link Keyset}. */
class SigningKeysTests {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    private static final TestDatabase DATABASE = TestDatabase.create();

    @TempDir
    Path folder;

    @BeforeEach
    void forgetKeys() {
        DATABASE.run("delete from signing_key");
    }

    @Test
    void firstKeyIsMadeOnceHoweverManyInstancesStart() throws IOException {
        var ids = Flux.range(0, 6)
                .flatMap(instance -> keys(START, file()).current().map(SigningKey::id))
                .distinct();
        StepVerifier.create(ids).expectNextCount(1).expectComplete().verify(LIMIT);
        assertThat(Files.getPosixFilePermissions(file())).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void privateKeyIsSealedAndNeverPrinted() {
        var key = value(keys(START, file()).current());
        assertThat(key.privateKey()).isNotNull();
        assertThat(key.toString())
                .doesNotContain(key.privateKey().getPrivateExponent().toString());
        var stored = value(new SealedKeys(DATABASE.client()).all()).getFirst();
        assertThat(new String(stored.sealedKey(), java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("\"d\"")
                .doesNotContain(key.id());
        assertThat(stored.publicKey()).doesNotContain("\"d\"");
    }

    @Test
    void nextKeyIsPublicBeforeItSignsAndTheOldOneAfterwards() {
        var first = value(keys(START, file()).current());
        var due = START.plus(Duration.ofDays(91));
        run(keys(due, file()).rotate());
        run(keys(due, file()).rotate());
        assertThat(publicKeys(due)).hasSize(2);
        assertThat(value(keys(due, file()).current()).id()).isEqualTo(first.id());
        var later = due.plus(Duration.ofHours(2));
        assertThat(value(keys(later, file()).current()).id()).isNotEqualTo(first.id());
        run(keys(later, file()).rotate());
        assertThat(publicKeys(later)).hasSize(2);
        var muchLater = due.plus(Duration.ofDays(2));
        run(keys(muchLater, file()).rotate());
        assertThat(publicKeys(muchLater)).hasSize(1);
    }

    @Test
    void keyThatIsAskedForIsMadeOnceAndSignsLater() {
        var first = value(keys(START, file()).current());
        run(keys(START, file()).rotateNow());
        run(keys(START.plusSeconds(60), file()).rotateNow());
        assertThat(publicKeys(START)).hasSize(2);
        assertThat(value(keys(START.plus(Duration.ofMinutes(59)), file()).current())
                        .id())
                .isEqualTo(first.id());
        assertThat(value(keys(START.plus(Duration.ofMinutes(61)), file()).current())
                        .id())
                .isNotEqualTo(first.id());
    }

    @Test
    void tokenOfEveryMomentIsGoodForItsWholeLife() throws Exception {
        value(keys(START, file()).current());
        run(keys(START, file()).rotateNow());
        for (var minute = 0; minute < 26 * 60; minute += 13) {
            var now = START.plus(Duration.ofMinutes(minute));
            var signing = value(keys(now, file()).current());
            var end = now.plus(Duration.ofMinutes(5));
            run(keys(end, file()).rotate());
            assertThat(publicKeys(end)).contains(signing.publicKey());
            // A service that fetched the keys a while ago knows the one that signs now.
            if (minute > 30) {
                assertThat(publicKeys(now.minus(Duration.ofMinutes(30)))).contains(signing.publicKey());
            }
        }
        assertThat(publicKeys(START.plus(Duration.ofHours(26)))).hasSize(1);
    }

    @Test
    void keysAreSealedAnewAndTheOldKeyCanGo() throws Exception {
        var signing = value(keys(START, file()).current());
        var old = value(keys(START, file()).report()).primary();
        changeKeyset(builder ->
                builder.addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                        .withRandomId()));
        assertThat(value(keys(START, file()).report()).known()).hasSize(2);
        changeKeyset(builder -> builder.getAt(1).makePrimary());
        assertThat(value(keys(START, file()).report()).sealed()).containsOnlyKeys(old);
        assertThat(value(keys(START, file()).current()).id()).isEqualTo(signing.id());
        run(keys(START, file()).reseal());
        var report = value(keys(START, file()).report());
        assertThat(report.sealed()).containsOnlyKeys(report.primary()).doesNotContainKey(old);
        changeKeyset(builder -> builder.deleteAt(0));
        assertThat(value(keys(START, file()).current()).privateKey()).isEqualTo(signing.privateKey());
    }

    private void changeKeyset(Consumer<KeysetHandle.Builder> change) throws Exception {
        var builder = KeysetHandle.newBuilder(
                TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file()), InsecureSecretKeyAccess.get()));
        change.accept(builder);
        Files.writeString(
                file(), TinkJsonProtoKeysetFormat.serializeKeyset(builder.build(), InsecureSecretKeyAccess.get()));
    }

    @Test
    void missingKeysetIsNotReplacedOnceItHasSealedSomething() throws IOException {
        value(keys(START, file()).current());
        Files.delete(file());
        expectRefused(file(), "missing");
        assertThat(file()).doesNotExist();
    }

    @Test
    void unusableOrUnnamedKeysetIsRefused() throws IOException {
        Files.writeString(file(), "{\"secret\": \"not a keyset\"}");
        expectRefused(file(), "cannot be used");
        StepVerifier.create(keys(START, new Keyset(installation(""))).current())
                .expectErrorSatisfies(e ->
                        assertThat(e).isInstanceOf(StartRefusedException.class).hasMessageContaining("names no keyset"))
                .verify(LIMIT);
    }

    @Test
    void keyOfAnotherKeysetIsPublicButSignsNoMore() {
        var first = value(keys(START, file()).current());
        var other = folder.resolve("other.json");
        new Keyset(installation(other.toString())).open(true);
        var second = value(keys(START.plusSeconds(1), other).current());
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(publicKeys(START.plusSeconds(1))).hasSize(2);
    }

    @Test
    void lastKnownKeysServeWhileTheyCannotBeLoaded() throws IOException {
        var keys = keys(START, file(), Duration.ZERO);
        var known = value(keys.publicKeys());
        Files.delete(file());
        assertThat(value(keys.publicKeys())).isEqualTo(known);
    }

    private void expectRefused(Path file, String reason) {
        StepVerifier.create(keys(START, file).current())
                .expectErrorSatisfies(e ->
                        assertThat(e).isInstanceOf(StartRefusedException.class).hasMessageContaining(reason))
                .verify(LIMIT);
    }

    private List<RSAKey> publicKeys(Instant now) {
        return value(keys(now, file()).publicKeys());
    }

    private Path file() {
        return folder.resolve("keyset.json");
    }

    private static SigningKeys keys(Instant now, Path file) {
        return keys(now, file, Duration.ofSeconds(30));
    }

    private static SigningKeys keys(Instant now, Path file, Duration reload) {
        return keys(now, new Keyset(installation(file.toString())), reload);
    }

    private static SigningKeys keys(Instant now, Keyset keyset) {
        return keys(now, keyset, Duration.ofSeconds(30));
    }

    private static SigningKeys keys(Instant now, Keyset keyset, Duration reload) {
        return new SigningKeys(
                new SealedKeys(DATABASE.client()),
                keyset,
                DATABASE.transaction(),
                Clock.fixed(now, ZoneOffset.UTC),
                new TokenProperties(
                        Duration.ofMinutes(5),
                        Duration.ofDays(90),
                        Duration.ofHours(1),
                        Duration.ofDays(1),
                        reload,
                        LIMIT));
    }

    private static InstallationProperties installation(String keysetFile) {
        return new InstallationProperties(Mode.PRODUCTION, keysetFile);
    }

    private static <T> T value(Mono<T> mono) {
        return mono.blockOptional(LIMIT).orElseThrow();
    }

    private static void run(Mono<Void> mono) {
        StepVerifier.create(mono).expectComplete().verify(LIMIT);
    }
}
