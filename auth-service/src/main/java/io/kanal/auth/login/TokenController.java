package io.kanal.auth.login;

import io.kanal.auth.token.TokenIssuer;
import io.kanal.edge.ClientAddress;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Gives programs an access token. */
@RestController
class TokenController {

    private final Login login;
    private final TokenIssuer tokens;

    TokenController(Login login, TokenIssuer tokens) {
        this.login = login;
        this.tokens = tokens;
    }

    @PostMapping("/api/auth/token")
    Mono<IssuedToken> token(@Valid @RequestBody Credentials credentials, ClientAddress address) {
        return login.login(credentials, address)
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
