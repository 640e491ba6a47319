package io.kanal.auth.token;

import java.time.Duration;

/**
 * A signed access token.
 *
 * @param value the token itself
 * @param life how long it is valid
 */
public record AccessToken(String value, Duration life) {

    @Override
    public String toString() {
        return "AccessToken";
    }
}
