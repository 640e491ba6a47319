package io.kanal.auth.token;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Makes or opens the signing keys at start; without them the service must not start. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class SigningKeyWorker implements ApplicationRunner {

    private final SigningKeys keys;
    private final TokenProperties properties;

    SigningKeyWorker(SigningKeys keys, TokenProperties properties) {
        this.keys = keys;
        this.properties = properties;
    }

    @Override
    public void run(ApplicationArguments args) {
        keys.current().block(properties.startTimeout());
    }
}
