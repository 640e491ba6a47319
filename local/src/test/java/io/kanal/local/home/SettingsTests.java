package io.kanal.local.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests for {@link Settings}. */
class SettingsTests {

    @Test
    void withoutVariablesItIsTheSandboxAtPort8080() {
        var settings = with(Map.of());

        assertThat(settings.publicUrl()).isEqualTo("http://localhost:8080");
        assertThat(settings.realX()).isFalse();
        assertThat(settings.without()).isEmpty();
    }

    @Test
    void theRealXNeedsAnAddressThatItAccepts() {
        var settings = with(Map.of("KANAL_X_API_KEY", "key", "KANAL_PORT", "8180"));

        assertThat(settings.realX()).isTrue();
        assertThat(settings.publicUrl()).isEqualTo("http://127.0.0.1:8180");
        assertThat(settings.home().folder()).isEqualTo(Path.of("/data/x"));
    }

    @Test
    void anEmptyVariableIsNotSet() {
        assertThat(with(Map.of("KANAL_X_API_KEY", " ", "KANAL_PORT", "")).realX())
                .isFalse();
    }

    @Test
    void servicesCanBeLeftOut() {
        assertThat(with(Map.of("KANAL_WITHOUT", "gateway, x-sandbox")).without())
                .containsExactlyInAnyOrder("gateway", "x-sandbox");
    }

    @Test
    void refusesWhatIsNoPort() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(Map.of("KANAL_PORT", "web")).port());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(Map.of("KANAL_PORT", "70000")).port());
    }

    private static Settings with(Map<String, String> variables) {
        return new Settings(Path.of("/root"), Path.of("/data"), variables);
    }
}
