package io.kanal.local.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests for {@link Secrets}. */
class SecretsTests {

    @TempDir
    Path folder;

    @Test
    void aSecretIsMadeOnceAndKept() throws Exception {
        var home = new Home(folder.resolve("data")).create();
        var password = Secrets.of(home).get("postgres.auth", 32);

        assertThat(password).matches("[A-Za-z0-9]{32}");
        assertThat(Secrets.of(home).get("postgres.auth", 32)).isEqualTo(password);
        assertThat(Secrets.of(home).get("postgres.inbox", 32)).isNotEqualTo(password);
    }

    @Test
    void onlyTheOwnerMayRead() throws Exception {
        var home = new Home(folder.resolve("data")).create();
        var secrets = Secrets.of(home);
        var password = secrets.get("postgres.auth", 32);

        var file = home.secrets().resolve("passwords");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(secrets.toString()).doesNotContain(password);
    }

    @Test
    void sandboxAndRealXLieApart() {
        assertThat(Home.in(folder, true).folder()).isEqualTo(folder.resolve("x"));
        assertThat(Home.in(folder, false).folder()).isEqualTo(folder);
    }
}
