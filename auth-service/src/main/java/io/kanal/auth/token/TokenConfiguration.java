package io.kanal.auth.token;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Flux;

/** This service checks access tokens with the keys of its own database, not over HTTP. */
@Configuration
class TokenConfiguration {

    @Bean
    ReactiveJwtDecoder jwtDecoder(SigningKeys keys, OAuth2TokenValidator<Jwt> accessTokenValidator) {
        var decoder = NimbusReactiveJwtDecoder.withJwkSource(
                        token -> keys.publicKeys().flatMapMany(Flux::fromIterable))
                .build();
        decoder.setJwtValidator(accessTokenValidator);
        return decoder;
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
