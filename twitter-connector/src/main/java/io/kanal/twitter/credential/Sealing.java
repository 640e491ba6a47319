package io.kanal.twitter.credential;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Seals secrets, each bound to its organisation and its own id, so that a sealed value works in no other row. The keys are made
 * once, for an empty database; if they are lost later, nothing takes their place unnoticed.
 */
@Component
public final class Sealing implements HealthIndicator {

    private static final Logger log = LoggerFactory.getLogger(Sealing.class);

    private final String keysetFile;
    private volatile @Nullable Keys keys;

    Sealing(CredentialProperties properties) {
        this.keysetFile = properties.keysetFile();
    }

    /** Reads the keys, or makes them if nothing was ever sealed. */
    synchronized void prepare(boolean nothingIsSealed) {
        if (keys != null) {
            return;
        }
        if (keysetFile.isBlank()) {
            throw new IllegalStateException("KANAL_KEYSET_FILE must name the file that holds the keys of credentials");
        }
        var file = Path.of(keysetFile);
        if (Files.exists(file)) {
            keys = Keyset.read(file);
        } else if (nothingIsSealed) {
            keys = Keyset.create(file);
        } else {
            log.error(
                    "The keyset file is gone, but credentials are sealed with its keys. Put it back and start again.");
        }
    }

    /** Takes up keys that were added to the file since, or a file that was put back. A file that cannot be read changes nothing. */
    synchronized void reload() {
        var file = Path.of(keysetFile);
        if (!Files.exists(file)) {
            return;
        }
        try {
            var read = Keyset.read(file);
            var before = keys;
            if (before == null
                    || before.primary() != read.primary()
                    || !before.known().equals(read.known())) {
                log.info(
                        "The keyset has {} keys, and another one may seal now",
                        read.known().size());
                keys = read;
            }
        } catch (IllegalStateException | UncheckedIOException e) {
            log.warn("The keyset file cannot be read; the keys from before go on: {}", e.toString());
        }
    }

    /** The keys, if there are any. */
    @Nullable
    Keys keys() {
        return keys;
    }

    /** Whether secrets can be sealed. */
    public boolean isReady() {
        return keys != null;
    }

    /** Seals a secret. */
    public byte[] seal(byte[] secret, UUID organizationId, UUID id) {
        var current = keys;
        if (current == null) {
            throw new SealingUnavailableException();
        }
        try {
            return current.aead().encrypt(secret, associatedData(organizationId, id));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Opens a secret; null if it was sealed with other keys or belongs elsewhere. */
    public byte @Nullable [] open(byte[] sealed, UUID organizationId, UUID id) {
        var current = keys;
        if (current == null) {
            return null;
        }
        try {
            return current.aead().decrypt(sealed, associatedData(organizationId, id));
        } catch (GeneralSecurityException e) {
            return null;
        }
    }

    @Override
    public Health health() {
        return isReady()
                ? Health.up().build()
                : Health.down().withDetail("reason", "the keyset is not loaded").build();
    }

    private static byte[] associatedData(UUID organizationId, UUID id) {
        return (organizationId + ":" + id).getBytes(UTF_8);
    }
}
