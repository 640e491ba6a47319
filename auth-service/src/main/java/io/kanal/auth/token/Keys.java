package io.kanal.auth.token;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The keys of a keyset: one seals, each opens what it sealed.
 *
 * @param aead seals and opens
 * @param primary the id of the key that seals
 * @param known the ids of all
 */
record Keys(Aead aead, int primary, Set<Integer> known) {

    /** Tink writes the key's id in front of what it seals, behind one byte that names the format. */
    private static final int ID_AT = 1;

    static Keys of(KeysetHandle keyset) throws GeneralSecurityException {
        return new Keys(
                keyset.getPrimitive(RegistryConfiguration.get(), Aead.class),
                keyset.getPrimary().getId(),
                IntStream.range(0, keyset.size())
                        .mapToObj(at -> keyset.getAt(at).getId())
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** The id of the key that sealed this. */
    static int keyOf(SealedKey sealed) {
        return ByteBuffer.wrap(sealed.sealedKey()).getInt(ID_AT);
    }

    /** Whether an older key sealed this, and the one that seals now should. */
    boolean isOutdated(SealedKey sealed) {
        return keyOf(sealed) != primary && known.contains(keyOf(sealed));
    }

    @Override
    public String toString() {
        return "Keys[primary %d of %d]".formatted(primary, known.size());
    }
}
