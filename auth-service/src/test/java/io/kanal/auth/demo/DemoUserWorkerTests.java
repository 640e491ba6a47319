package io.kanal.auth.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.kanal.auth.TestDatabase;
import io.kanal.auth.organisation.OrganisationsFixture;
import io.kanal.auth.start.InstallationProperties;
import io.kanal.auth.start.Mode;
import io.kanal.auth.start.StartRefusedException;
import io.kanal.auth.user.UsersFixture;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.DefaultApplicationArguments;

/** Tests for {@link DemoUserWorker}. */
class DemoUserWorkerTests {

    private final TestDatabase database = TestDatabase.create();

    @Test
    void localInstallationHasDemoUsersOnce() {
        start(Mode.LOCAL);
        start(Mode.LOCAL);
        assertThat(count("app_user")).isEqualTo(5);
        assertThat(count("organisation")).isEqualTo(2);
    }

    @Test
    void otherInstallationHasNone() {
        start(Mode.PRODUCTION);
        assertThat(count("app_user")).isZero();
    }

    @Test
    void otherInstallationDoesNotStartWhileDemoPasswordWorks() {
        start(Mode.LOCAL);
        assertThatExceptionOfType(StartRefusedException.class)
                .isThrownBy(() -> start(Mode.PRODUCTION))
                .withMessageContaining("password of a local installation");
        database.run("update app_user set password_hash = null where username <> 'agent'");
        assertThatExceptionOfType(StartRefusedException.class)
                .isThrownBy(() -> start(Mode.PRODUCTION))
                .withMessageContaining("agent");
        database.run("update app_user set active = false where username = 'agent'");
        start(Mode.PRODUCTION);
    }

    private void start(Mode mode) {
        new DemoUserWorker(
                        new InstallationProperties(mode, ""),
                        OrganisationsFixture.of(database),
                        UsersFixture.users(database),
                        UsersFixture.passwords())
                .run(new DefaultApplicationArguments());
    }

    private long count(String table) {
        return database.client()
                .sql("select count(*) from " + table)
                .mapValue(Long.class)
                .one()
                .blockOptional(Duration.ofSeconds(20))
                .orElseThrow();
    }
}
