package io.kanal.twitter.polling;

import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** The settings as they are when nothing is configured. */
final class PollingPropertiesBinding {

    private PollingPropertiesBinding() {}

    static PollingProperties defaults() {
        return new Binder(new MapConfigurationPropertySource(Map.of("kanal.polling.page-size", "10")))
                .bind("kanal.polling", PollingProperties.class)
                .get();
    }
}
