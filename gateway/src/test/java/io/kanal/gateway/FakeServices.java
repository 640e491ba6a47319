package io.kanal.gateway;

import java.util.List;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** The services that the gateway under test routes to. */
final class FakeServices implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    static final FakeService AUTH = new FakeService();
    static final FakeService INTEGRATION = new FakeService();
    static final FakeService CONNECTOR = new FakeService();
    static final FakeService REGISTRY = new FakeService();
    static final FakeService INBOX = new FakeService();

    static void reset() {
        List.of(AUTH, INTEGRATION, CONNECTOR, REGISTRY, INBOX).forEach(FakeService::reset);
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of(
                        "KANAL_AUTH_URL=" + AUTH.url(),
                        "KANAL_INTEGRATION_URL=" + INTEGRATION.url(),
                        "KANAL_CONNECTOR_URL=" + CONNECTOR.url(),
                        "KANAL_REGISTRY_URL=" + REGISTRY.url(),
                        "KANAL_INBOX_URL=" + INBOX.url(),
                        "spring.cloud.gateway.server.webflux.httpclient.response-timeout=1s",
                        "server.netty.idle-timeout=1s",
                        "kanal.breaker.pause=300ms",
                        "kanal.session.time-limit=3s",
                        "kanal.body.time-limit=1s")
                .applyTo(context);
    }
}
