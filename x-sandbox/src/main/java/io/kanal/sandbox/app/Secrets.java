package io.kanal.sandbox.app;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.stream.Collectors;

/** Makes up keys and secrets in the formats that X uses. */
public final class Secrets {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    /** So many random letters and digits. */
    public static String alphanumeric(int length) {
        return RANDOM.ints(length, 0, ALPHABET.length())
                .mapToObj(ALPHABET::charAt)
                .map(String::valueOf)
                .collect(Collectors.joining());
    }

    /** A PIN of seven digits. */
    public static String pin() {
        return Integer.toString(RANDOM.nextInt(1_000_000, 10_000_000));
    }

    static String apiKey() {
        return alphanumeric(25);
    }

    static String apiKeySecret() {
        return alphanumeric(50);
    }

    static String accessToken(long accountId) {
        return accountId + "-" + alphanumeric(40);
    }

    static String accessTokenSecret() {
        return alphanumeric(45);
    }

    static String clientId() {
        var plain = alphanumeric(20) + ":1:ci";
        return Base64.getEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    static String clientSecret() {
        return alphanumeric(50);
    }
}
