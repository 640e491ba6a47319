package io.kanal.auth.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** Tests for {@link Passwords}. */
class PasswordsTests {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Passwords passwords = new Passwords(new PasswordProperties(19456, 2, 1, 2));

    @AfterEach
    void stop() {
        passwords.destroy();
    }

    @Test
    void hashIsArgon2idAndMatchesItsPasswordOnly() {
        StepVerifier.create(passwords
                        .hash("kopi senja")
                        .doOnNext(hash -> assertThat(hash.encoded()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$"))
                        .doOnNext(hash -> assertThat(hash.toString()).doesNotContain("argon2"))
                        .flatMapMany(hash -> Flux.concat(
                                passwords.matches("kopi senja", hash), passwords.matches("kopi Senja", hash))))
                .expectNext(true, false)
                .expectComplete()
                .verify(LIMIT);
    }

    @Test
    void nothingMatchesWhereThereIsNoPasswordAndItCostsAHashToo() {
        var begin = System.nanoTime();
        for (var i = 0; i < 5; i++) {
            StepVerifier.create(passwords.matches("kopi senja", null))
                    .expectNext(false)
                    .expectComplete()
                    .verify(LIMIT);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(25));
    }

    @Test
    void tooManyAtOnceAreToldToComeBack() {
        StepVerifier.create(Flux.range(0, 200)
                        .flatMap(
                                i -> passwords
                                        .matches("x", null)
                                        .map(Object::toString)
                                        .onErrorResume(e -> reactor.core.publisher.Mono.just(e.getMessage())),
                                200)
                        .filter(answer -> answer.contains("busy"))
                        .hasElements())
                .expectNext(true)
                .expectComplete()
                .verify(LIMIT);
    }
}
