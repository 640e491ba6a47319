package io.kanal.auth.login;

import io.kanal.auth.token.TokenIssuer;
import jakarta.validation.Valid;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Gives programs an access token. */
@RestController
class TokenController {

    private final Login login;
    private final TokenIssuer tokens;
    private final TrustedProxies proxies;

    TokenController(Login login, TokenIssuer tokens, TrustedProxies proxies) {
        this.login = login;
        this.tokens = tokens;
        this.proxies = proxies;
    }

    @PostMapping("/api/auth/token")
    Mono<IssuedToken> token(@Valid @RequestBody Credentials credentials, ServerHttpRequest request) {
        return login.login(credentials, proxies.clientOf(request))
                .flatMap(user -> tokens.issue(user, null))
                .map(token -> new IssuedToken(token.value(), token.life().toSeconds()));
    }

    /**
     * An access token.
     *
     * @param accessToken the token, for {@code Authorization: Bearer}
     * @param expiresIn for how many seconds it is valid
     */
    record IssuedToken(String accessToken, long expiresIn) {

        @Override
        public String toString() {
            return "IssuedToken";
        }
    }
}
