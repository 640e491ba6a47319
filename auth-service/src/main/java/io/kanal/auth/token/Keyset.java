package io.kanal.auth.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.kanal.auth.start.InstallationProperties;
import io.kanal.auth.start.StartRefusedException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import org.springframework.stereotype.Component;

/**
 * The Tink keyset that seals the signing keys. It lies in a file, never in the database, and is made only while the database
 * holds nothing that another keyset has sealed.
 */
@Component
final class Keyset {

    private final String file;

    Keyset(InstallationProperties installation) {
        this.file = installation.keysetFile();
    }

    /**
     * Opens the keyset.
     *
     * @param nothingSealed whether the database is empty, so that a missing file may be made
     * @throws StartRefusedException if there is no usable keyset
     */
    Keys open(boolean nothingSealed) {
        if (file.isBlank()) {
            throw new StartRefusedException(
                    "KANAL_KEYSET_FILE names no keyset file.",
                    "Set KANAL_KEYSET_FILE to the file of this installation's Tink keyset.");
        }
        var path = Path.of(file);
        try {
            AeadConfig.register();
            if (!Files.exists(path)) {
                make(path, nothingSealed);
            }
            return Keys.of(
                    TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(path), InsecureSecretKeyAccess.get()));
        } catch (GeneralSecurityException | IOException e) {
            throw new StartRefusedException(
                    "The keyset file that KANAL_KEYSET_FILE names cannot be used (%s)."
                            .formatted(e.getClass().getSimpleName()),
                    "Check that it holds a Tink keyset in JSON and that this service may read it.");
        }
    }

    private static void make(Path path, boolean nothingSealed) throws GeneralSecurityException, IOException {
        if (!nothingSealed) {
            throw new StartRefusedException(
                    "The keyset file that KANAL_KEYSET_FILE names is missing, but the database holds what it has sealed.",
                    "Put the file back from the backup. If it is lost for good, delete the rows of the table"
                            + " signing_key: new keys are made, and nobody has to sign in again.");
        }
        var keyset = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
        var json = TinkJsonProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get());
        var directory = path.toAbsolutePath().getParent();
        Files.createDirectories(directory);
        var complete = Files.createTempFile(
                directory,
                "keyset",
                null,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.write(complete, json.getBytes(UTF_8));
            // A link is made whole or not at all, and never over a file that another instance made first.
            Files.createLink(path, complete);
        } catch (FileAlreadyExistsException e) {
            // The other one's keyset is as good.
        } finally {
            Files.delete(complete);
        }
    }
}
