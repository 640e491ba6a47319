package io.kanal.gateway.session;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads when an access token expires. It only decides about renewal; whether a token is genuine, every service checks for
 * itself.
 */
@Component
class AccessTokenExpiry {

    private final JsonMapper json;

    AccessTokenExpiry(JsonMapper json) {
        this.json = json;
    }

    /** When it expires; long ago for what is no token. */
    Instant of(String accessToken) {
        var parts = accessToken.split("\\.", -1);
        if (parts.length != 3) {
            return Instant.EPOCH;
        }
        try {
            var claims = json.readTree(Base64.getUrlDecoder().decode(parts[1]));
            return Instant.ofEpochSecond(claims.path("exp").asLong(0));
        } catch (IllegalArgumentException | JacksonException | DateTimeException notAToken) {
            return Instant.EPOCH;
        }
    }
}
