package io.kanal.twitter.polling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

/** Tests for what {@link PollingProperties} are by the environment. */
class PollingPropertiesTests {

    @Test
    void whereOneSignsInIsNotWhereOneReads() throws IOException {
        assertThat(bound(Map.of("KANAL_X_WEB_BASE_URL", "https://api.x.com")).openAtX())
                .isEqualTo("https://x.com");
    }

    @Test
    void whereOneReadsIsAVariableOfItsOwn() throws IOException {
        assertThat(bound(Map.of("KANAL_X_OPEN_AT", "http://127.0.0.1:8090")).openAtX())
                .isEqualTo("http://127.0.0.1:8090");
    }

    private static PollingProperties bound(Map<String, Object> variables) throws IOException {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("variables", variables));
        new YamlPropertySourceLoader()
                .load("application", new ClassPathResource("application.yml"))
                .forEach(environment.getPropertySources()::addLast);
        return Binder.get(environment)
                .bind("kanal.polling", PollingProperties.class)
                .get();
    }
}
