package io.kanal.integration.connection;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import org.springframework.http.ResponseCookie;

/**
 * What ties a login at X to the browser that began it: the browser keeps the value in a cookie, the connector its hash.
 *
 * @param value 256 random bits
 */
record BrowserBinding(String value) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    static BrowserBinding create() {
        var bits = new byte[32];
        RANDOM.nextBytes(bits);
        return new BrowserBinding(BASE64.encodeToString(bits));
    }

    /** The SHA-256 of the value, in base64url without padding. */
    String hash() {
        try {
            return BASE64.encodeToString(MessageDigest.getInstance("SHA-256").digest(value.getBytes(US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /** The cookie, which is sent to the callback and nowhere else. */
    ResponseCookie cookie(UUID connectionId, Duration lifetime, boolean secure) {
        return ResponseCookie.from("kanal_connection_" + connectionId, value)
                .httpOnly(true)
                .sameSite("Lax")
                .path("/oauth/twitter/callback")
                .maxAge(lifetime)
                .secure(secure)
                .build();
    }

    @Override
    public String toString() {
        return "BrowserBinding[hidden]";
    }
}
