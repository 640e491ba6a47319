package io.kanal.twitter.credential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests for {@link Sealing} and {@link Keyset}. */
class SealingTests {

    private static final UUID ORGANIZATION = UUID.randomUUID();
    private static final UUID ID = UUID.randomUUID();
    private static final byte[] SECRET = "a secret".getBytes(UTF_8);

    @TempDir
    private Path folder;

    @Test
    void opensWhatItSealedAndNothingReadableIsLeft() {
        var sealing = prepared(folder.resolve("keys"), true);

        var sealed = sealing.seal(SECRET, ORGANIZATION, ID);

        assertThat(new String(sealed, UTF_8)).doesNotContain("a secret");
        assertThat(sealing.open(sealed, ORGANIZATION, ID)).isEqualTo(SECRET);
    }

    @Test
    void aSealedValueOpensInNoOtherRow() {
        var sealing = prepared(folder.resolve("keys"), true);
        var sealed = sealing.seal(SECRET, ORGANIZATION, ID);

        assertThat(sealing.open(sealed, UUID.randomUUID(), ID)).isNull();
        assertThat(sealing.open(sealed, ORGANIZATION, UUID.randomUUID())).isNull();
    }

    @Test
    void theKeysOutliveAStart() {
        var file = folder.resolve("deep/keys");
        var sealed = prepared(file, true).seal(SECRET, ORGANIZATION, ID);

        assertThat(prepared(file, false).open(sealed, ORGANIZATION, ID)).isEqualTo(SECRET);
    }

    @Test
    void onlyTheOwnerMayReadTheKeys() throws IOException {
        var file = folder.resolve("keys");
        prepared(file, true);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(file.getParent().toFile().list()).containsExactly("keys");
    }

    @Test
    void lostKeysAreNotReplacedOnceSomethingIsSealed() {
        var sealed = prepared(folder.resolve("old"), true).seal(SECRET, ORGANIZATION, ID);

        var sealing = prepared(folder.resolve("new"), false);

        assertThat(sealing.isReady()).isFalse();
        assertThat(sealing.open(sealed, ORGANIZATION, ID)).isNull();
        assertThat(folder.resolve("new")).doesNotExist();
        assertThatExceptionOfType(SealingUnavailableException.class)
                .isThrownBy(() -> sealing.seal(SECRET, ORGANIZATION, ID));
    }

    @Test
    void otherKeysOpenNothing() {
        var sealed = prepared(folder.resolve("one"), true).seal(SECRET, ORGANIZATION, ID);

        assertThat(prepared(folder.resolve("other"), true).open(sealed, ORGANIZATION, ID))
                .isNull();
    }

    @Test
    void aFileThatIsNoKeysetStopsTheStart() throws IOException {
        var file = Files.writeString(folder.resolve("keys"), "{\"not\":\"keys\"}");

        assertThatIllegalStateException().isThrownBy(() -> prepared(file, true));
    }

    @Test
    void aFileMustBeNamed() {
        assertThatIllegalStateException().isThrownBy(() -> sealing("").prepare(true));
    }

    private static Sealing prepared(Path file, boolean nothingIsSealed) {
        var sealing = sealing(file.toString());
        sealing.prepare(nothingIsSealed);
        return sealing;
    }

    private static Sealing sealing(String file) {
        var any = Duration.ofSeconds(1);
        return new Sealing(new CredentialProperties(file, any, any, any, any, any, any, any));
    }
}
