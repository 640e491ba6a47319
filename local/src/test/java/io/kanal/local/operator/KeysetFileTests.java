package io.kanal.local.operator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests for {@link KeysetFile}. */
class KeysetFileTests {

    private static final byte[] NOTHING = new byte[0];

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void makeKeyset() throws Exception {
        AeadConfig.register();
        file = folder.resolve("keyset");
        Files.writeString(
                file,
                TinkJsonProtoKeysetFormat.serializeKeyset(
                        KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM), InsecureSecretKeyAccess.get()));
    }

    @Test
    void everyStepOpensWhatTheOneBeforeHasSealed() throws Exception {
        var rotation = new KeysetFile(file);
        var first = sealed("first");
        var added = rotation.add();
        assertThat(opened(first)).isEqualTo("first");
        assertThat(primary()).isNotEqualTo(added);
        var beforePromotion = aead();

        assertThat(rotation.promote()).isEqualTo(added);
        assertThat(primary()).isEqualTo(added);
        assertThat(opened(first)).isEqualTo("first");
        var second = sealed("second");
        assertThat(beforePromotion.decrypt(second, NOTHING)).isEqualTo("second".getBytes(UTF_8));

        assertThat(rotation.drop()).isEqualTo(added);
        assertThat(opened(second)).isEqualTo("second");
        assertThatExceptionOfType(GeneralSecurityException.class).isThrownBy(() -> opened(first));
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void rotationThatWasBrokenOffIsFinishedByTheNext() throws Exception {
        var rotation = new KeysetFile(file);
        rotation.add();
        var second = rotation.add();
        assertThat(rotation.promote()).isEqualTo(second);
        assertThat(rotation.drop()).isEqualTo(second);
    }

    @Test
    void whatIsNoKeysetStaysAsItIs() throws IOException {
        Files.writeString(file, "{}");
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> new KeysetFile(file).add());
        assertThat(Files.readString(file)).isEqualTo("{}");
    }

    private long primary() throws Exception {
        return Integer.toUnsignedLong(keyset().getPrimary().getId());
    }

    private byte[] sealed(String text) throws Exception {
        return aead().encrypt(text.getBytes(UTF_8), NOTHING);
    }

    private String opened(byte[] sealed) throws Exception {
        return new String(aead().decrypt(sealed, NOTHING), UTF_8);
    }

    private Aead aead() throws Exception {
        return keyset().getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    private KeysetHandle keyset() throws Exception {
        return TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get());
    }
}
