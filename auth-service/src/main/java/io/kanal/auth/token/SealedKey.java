package io.kanal.auth.token;

import java.time.Instant;

/**
 * A signing key as the database holds it.
 *
 * @param id its {@code kid}
 * @param publicKey the public part, a JWK
 * @param sealedKey the whole key, sealed
 * @param useFrom when it begins to sign
 */
record SealedKey(String id, String publicKey, byte[] sealedKey, Instant useFrom) {}
