package io.kanal.auth.start;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the environment says about the installation.
 *
 * @param mode what kind of installation this is
 * @param keysetFile the file with the Tink keyset that seals the signing keys
 */
@ConfigurationProperties("kanal")
public record InstallationProperties(
        @DefaultValue("production") Mode mode,
        @DefaultValue("") String keysetFile) {

    /** Whether this is an installation on one machine for trying Kanal. */
    public boolean isLocal() {
        return mode == Mode.LOCAL;
    }
}
