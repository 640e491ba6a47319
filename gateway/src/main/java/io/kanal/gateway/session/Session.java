package io.kanal.gateway.session;

import tools.jackson.databind.JsonNode;

/**
 * A session as auth-service gives it.
 *
 * @param accessToken what the services take as proof of who calls
 * @param expiresIn seconds that it lasts
 * @param refreshToken what a new access token is had for, once
 * @param refreshExpiresIn seconds that the session lasts when nobody uses it
 * @param user who signed in, as the browser is told
 */
record Session(String accessToken, long expiresIn, String refreshToken, long refreshExpiresIn, JsonNode user) {

    @Override
    public String toString() {
        return "Session[expiresIn=%d, refreshExpiresIn=%d]".formatted(expiresIn, refreshExpiresIn);
    }
}
