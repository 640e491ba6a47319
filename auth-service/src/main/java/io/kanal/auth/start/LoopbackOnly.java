package io.kanal.auth.start;

import java.net.InetAddress;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.reactive.ConfigurableReactiveWebServerFactory;
import org.springframework.stereotype.Component;

/** Demo users have a known password, so a local installation listens on this machine only. */
@Component
@ConditionalOnProperty(name = "kanal.mode", havingValue = "local")
final class LoopbackOnly implements WebServerFactoryCustomizer<ConfigurableReactiveWebServerFactory> {

    @Override
    public void customize(ConfigurableReactiveWebServerFactory factory) {
        factory.setAddress(InetAddress.getLoopbackAddress());
    }
}
