package io.kanal.twitter.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A developer app at X, and the X where it exists.
 *
 * @param key the API key, which X also calls consumer key
 * @param secret the API key secret
 * @param baseUrl where its API is, without a slash at the end
 */
public record XApp(String key, String secret, URI baseUrl) {

    /** What this app is called where its key must not be: a hash of the key. */
    public String id() {
        return idOf(key);
    }

    /** The id of the app with this key. */
    public static String idOf(String key) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "XApp[id=%s, baseUrl=%s]".formatted(id(), baseUrl);
    }
}
