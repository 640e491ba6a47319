package io.kanal.auth.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * What keeps a session alive. The database holds its hash only; 256 random bits need no slow one.
 *
 * @param value the token itself
 */
record RefreshToken(String value) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    static Mono<RefreshToken> random() {
        return Mono.fromCallable(RefreshToken::next).subscribeOn(Schedulers.boundedElastic());
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(value.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "RefreshToken";
    }

    private static RefreshToken next() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new RefreshToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
}
