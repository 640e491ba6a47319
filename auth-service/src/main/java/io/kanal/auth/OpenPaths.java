package io.kanal.auth;

import io.kanal.edge.PublicPaths;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The calls that need no access token: they check a password, a refresh token or a one-time link themselves, or tell public keys. */
@Configuration
class OpenPaths {

    @Bean
    PublicPaths publicPaths() {
        return PublicPaths.of(
                "/api/auth/token",
                "/internal/sessions",
                "/internal/sessions/refresh",
                "/internal/sessions/end",
                "/api/invitations/*",
                "/oauth2/jwks");
    }
}
