package io.kanal.local.operator;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.kanal.local.home.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A keyset file of a service. A new key goes in three steps, and between them every instance must have read the file: it is
 * added, so that all can open with it; it becomes the one that seals; the older ones are dropped when nothing is sealed with
 * them any more.
 */
public final class KeysetFile {

    private final Path file;

    /** The keyset in this file. */
    public KeysetFile(Path file) {
        this.file = file;
    }

    /** Adds a key that opens and does not seal yet; tells its id. */
    public long add() throws IOException {
        return change(keyset -> {
            var before = ids(keyset);
            var changed = KeysetHandle.newBuilder(keyset)
                    .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                            .withRandomId()
                            .setStatus(KeyStatus.ENABLED))
                    .build();
            var added = ids(changed).stream()
                    .filter(id -> !before.contains(id))
                    .findFirst()
                    .orElseThrow();
            return new Changed(changed, added);
        });
    }

    /** Lets the key that was added last seal from now on; tells its id. */
    public long promote() throws IOException {
        return change(keyset -> {
            var builder = KeysetHandle.newBuilder(keyset);
            builder.getAt(keyset.size() - 1).makePrimary();
            return new Changed(builder.build(), idAt(keyset, keyset.size() - 1));
        });
    }

    /** Takes out all keys but the one that seals; tells its id. What only they could open is lost then. */
    public long drop() throws IOException {
        return change(keyset -> {
            var builder = KeysetHandle.newBuilder(keyset);
            for (var at = keyset.size() - 1; at >= 0; at--) {
                if (!keyset.getAt(at).isPrimary()) {
                    builder.deleteAt(at);
                }
            }
            return new Changed(
                    builder.build(), Integer.toUnsignedLong(keyset.getPrimary().getId()));
        });
    }

    private long change(Change change) throws IOException {
        try {
            AeadConfig.register();
            var keyset = TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get());
            var changed = change.of(keyset);
            OwnerOnly.write(
                    file, TinkJsonProtoKeysetFormat.serializeKeyset(changed.keyset(), InsecureSecretKeyAccess.get()));
            return changed.id();
        } catch (GeneralSecurityException e) {
            throw new IOException(file + " cannot be used as a Tink keyset", e);
        }
    }

    private static Set<Long> ids(KeysetHandle keyset) {
        return IntStream.range(0, keyset.size())
                .mapToObj(at -> idAt(keyset, at))
                .collect(Collectors.toSet());
    }

    private static long idAt(KeysetHandle keyset, int at) {
        return Integer.toUnsignedLong(keyset.getAt(at).getId());
    }

    private interface Change {
        Changed of(KeysetHandle keyset) throws GeneralSecurityException;
    }

    private record Changed(KeysetHandle keyset, long id) {}
}
