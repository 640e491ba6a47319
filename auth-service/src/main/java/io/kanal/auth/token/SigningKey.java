package io.kanal.auth.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A key of access tokens.
 *
 * @param publicKey what everybody may check tokens with
 * @param privateKey what signs; null if the keyset cannot open it
 * @param useFrom when it begins to sign
 */
record SigningKey(RSAKey publicKey, @Nullable RSAKey privateKey, Instant useFrom) {

    private static final Logger log = LoggerFactory.getLogger(SigningKey.class);
    private static final int BITS = 2048;

    static SigningKey generate(Instant useFrom) {
        try {
            var key = new RSAKeyGenerator(BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint(true)
                    .generate();
            return new SigningKey(key.toPublicJWK(), key, useFrom);
        } catch (JOSEException e) {
            throw new IllegalStateException("A signing key cannot be made", e);
        }
    }

    static SigningKey open(SealedKey sealed, Aead keyset) {
        try {
            return new SigningKey(RSAKey.parse(sealed.publicKey()), unseal(sealed, keyset), sealed.useFrom());
        } catch (ParseException e) {
            throw new IllegalStateException("The signing key %s is not readable".formatted(sealed.id()));
        }
    }

    SealedKey seal(Aead keyset) {
        if (privateKey == null) {
            throw new IllegalStateException("The signing key %s has no private part".formatted(id()));
        }
        try {
            var sealed = keyset.encrypt(privateKey.toJSONString().getBytes(UTF_8), associatedData(id()));
            return new SealedKey(id(), publicKey.toJSONString(), sealed, useFrom);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The signing key %s cannot be sealed".formatted(id()), e);
        }
    }

    String id() {
        return publicKey.getKeyID();
    }

    boolean signsAt(Instant time) {
        return privateKey != null && !useFrom.isAfter(time);
    }

    @Override
    public String toString() {
        return "SigningKey[%s from %s]".formatted(id(), useFrom);
    }

    private static @Nullable RSAKey unseal(SealedKey sealed, Aead keyset) throws ParseException {
        try {
            var opened = keyset.decrypt(sealed.sealedKey(), associatedData(sealed.id()));
            return RSAKey.parse(new String(opened, UTF_8));
        } catch (GeneralSecurityException e) {
            log.error(
                    "The keyset that KANAL_KEYSET_FILE names cannot open the signing key {}; it signs no more",
                    sealed.id());
            return null;
        }
    }

    private static byte[] associatedData(String id) {
        return ("signing-key:" + id).getBytes(UTF_8);
    }
}
