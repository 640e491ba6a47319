package io.kanal.local.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.kanal.local.home.Secrets;
import io.kanal.local.home.Settings;
import io.kanal.local.machine.Ports;
import io.kanal.local.postgres.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests for {@link ServiceEnvironment}. */
class ServiceEnvironmentTests {

    private static final Ports PORTS = new Ports(8180, 15432, 19092, 19093);
    private static final String KEY = "KANAL_X_API_KEY";
    private static final String SECRET = "KANAL_X_API_KEY_SECRET";

    @TempDir
    Path folder;

    @Test
    void connectorAndSandboxShareTheAppsKeys() throws IOException {
        var environment = environment(Map.of("KANAL_PORT", "8180"));
        var connector = environment.of(ServiceName.CONNECTOR);
        var sandbox = environment.of(ServiceName.SANDBOX);

        assertThat(connector.get(KEY))
                .isEqualTo(sandbox.get("KANAL_SANDBOX_APP_KEY"))
                .isNotBlank();
        assertThat(connector.get(SECRET))
                .isEqualTo(sandbox.get("KANAL_SANDBOX_APP_KEY_SECRET"))
                .isNotBlank();
        assertThat(connector).containsEntry("KANAL_X_API_BASE_URL", "http://localhost:8190");
        assertThat(sandbox.get("KANAL_SANDBOX_CALLBACK_URLS"))
                .isEqualTo("http://localhost:8180/oauth/twitter/callback,http://127.0.0.1:8180/oauth/twitter/callback");
    }

    @Test
    void theKeysOfTheRealXGoToTheConnectorAlone() throws IOException {
        var environment = environment(Map.of(KEY, "real key", SECRET, "real secret"));

        for (var service : ServiceName.values()) {
            var expected = service == ServiceName.CONNECTOR ? "real key" : "";
            assertThat(environment.of(service)).containsEntry(KEY, expected);
        }
        assertThat(environment.of(ServiceName.CONNECTOR))
                .doesNotContainKey("KANAL_X_API_BASE_URL")
                .containsEntry("KANAL_SANDBOX", "false");
    }

    @Test
    void whatIsReadAtTheSandboxIsOpenedThere() throws IOException {
        for (var service : List.of(ServiceName.CONNECTOR, ServiceName.INBOX)) {
            assertThat(environment(Map.of()).of(service)).containsEntry("KANAL_X_OPEN_AT", "http://127.0.0.1:8190");
            assertThat(environment(Map.of(KEY, "real key")).of(service)).doesNotContainKey("KANAL_X_OPEN_AT");
        }
    }

    @Test
    void everyServiceHasItsOwnPasswordAndKeyset() throws IOException {
        var environment = environment(Map.of());
        var auth = environment.of(ServiceName.AUTH);
        var inbox = environment.of(ServiceName.INBOX);

        assertThat(auth.get("KANAL_POSTGRES_PASSWORD")).isNotEqualTo(inbox.get("KANAL_POSTGRES_PASSWORD"));
        assertThat(auth.get("KANAL_KEYSET_FILE")).isNotEqualTo(inbox.get("KANAL_KEYSET_FILE"));
        assertThat(environment.of(ServiceName.GATEWAY)).containsEntry("KANAL_POSTGRES_PASSWORD", "");
        assertThat(auth).containsEntry("SERVER_ADDRESS", "127.0.0.1").containsEntry("KANAL_PORT", "8181");
    }

    @Test
    void theGatewayServesThePanelThatIsBuiltAndShowsThePicturesOfTheSandbox() throws IOException {
        assertThat(environment(Map.of()).of(ServiceName.GATEWAY)).doesNotContainKey("KANAL_PANEL_FILES");

        var files = Files.createDirectories(folder.resolve("web/dist"));
        Files.writeString(files.resolve("index.html"), "<!doctype html>");
        assertThat(environment(Map.of()).of(ServiceName.GATEWAY))
                .containsEntry("KANAL_PANEL_FILES", files.toString())
                .containsEntry("KANAL_PICTURE_HOSTS", "https://pbs.twimg.com,http://127.0.0.1:8190");
        assertThat(environment(Map.of(KEY, "real key")).of(ServiceName.GATEWAY))
                .doesNotContainKey("KANAL_PICTURE_HOSTS");
        assertThat(environment(Map.of("KANAL_PANEL_FILES", "/elsewhere", "KANAL_PICTURE_HOSTS", "https://cdn.test"))
                        .of(ServiceName.GATEWAY))
                .doesNotContainKeys("KANAL_PANEL_FILES", "KANAL_PICTURE_HOSTS");
    }

    private ServiceEnvironment environment(Map<String, String> variables) throws IOException {
        var settings = new Settings(folder, folder.resolve("data"), variables);
        var home = settings.home().create();
        var secrets = Secrets.of(home);
        return new ServiceEnvironment(settings, PORTS, secrets, new Postgres(home, secrets, 15432, List.of()));
    }

    @Test
    void theSandboxDoesNotRunBesideTheRealX() {
        var real = new Settings(folder, folder, Map.of(KEY, "real key"));

        assertThat(ServiceName.running(real))
                .doesNotContain(ServiceName.SANDBOX)
                .contains(ServiceName.CONNECTOR);
    }
}
