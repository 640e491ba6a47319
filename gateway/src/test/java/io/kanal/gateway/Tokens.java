package io.kanal.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** Tokens of the shape that auth-service issues. The gateway does not check their signature, so they have none. */
final class Tokens {

    private Tokens() {}

    static String access(String name, Duration left) {
        return "%s.%s.%s"
                .formatted(
                        base64("{\"alg\":\"RS256\"}"),
                        base64("{\"sub\":\"%s\",\"exp\":%d}"
                                .formatted(name, Instant.now().plus(left).getEpochSecond())),
                        base64(name));
    }

    /** What auth-service answers when it opens or renews a session. */
    static String session(String accessToken, String refreshToken) {
        return """
                {"accessToken":"%s","expiresIn":300,"refreshToken":"%s","refreshExpiresIn":43200,
                 "user":{"username":"owner","displayName":"Owner ☃"}}""".formatted(accessToken, refreshToken);
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }
}
