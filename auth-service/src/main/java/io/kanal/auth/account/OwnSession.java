package io.kanal.auth.account;

import io.kanal.auth.token.TokenIssuer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * The session that a request belongs to.
 *
 * @param id its id; null for a program, which has none
 */
record OwnSession(@Nullable UUID id) {

    static OwnSession of(Jwt token) {
        var id = token.getClaimAsString(TokenIssuer.SESSION);
        return new OwnSession(id == null ? null : UUID.fromString(id));
    }
}
