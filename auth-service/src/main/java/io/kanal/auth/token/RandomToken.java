package io.kanal.auth.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * A secret of 256 random bits: a refresh token, or the one in a one-time link. The database holds its hash only; that many
 * random bits need no slow one.
 *
 * @param value the secret itself, which {@code toString} does not tell
 */
public record RandomToken(String value) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    /** A new one, made off the event loop. */
    public static Mono<RandomToken> random() {
        return Mono.fromCallable(RandomToken::next).subscribeOn(Schedulers.boundedElastic());
    }

    /** Its SHA-256. */
    public byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(value.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "RandomToken";
    }

    private static RandomToken next() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new RandomToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
}
