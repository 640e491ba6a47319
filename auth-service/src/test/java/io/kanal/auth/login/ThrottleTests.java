package io.kanal.auth.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.kanal.auth.TestDatabase;
import io.kanal.auth.user.Username;
import io.kanal.edge.ClientAddress;
import java.net.InetAddress;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Tests for {@link Throttle}. */
class ThrottleTests {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final TestDatabase DATABASE = TestDatabase.create();

    private final Throttle throttle = new Throttle(
            new LoginFailures(DATABASE.client()),
            DATABASE.transaction(),
            new LoginProperties(5, 100, Duration.ofMinutes(15)));

    @BeforeEach
    void forgetFailures() {
        DATABASE.run("delete from login_failure");
    }

    @Test
    void fiveVerdictsAreGivenHoweverManyGuessAtOnce() {
        StepVerifier.create(Flux.range(0, 30)
                        .flatMap(guess -> throttle.settle(attempt("budi", "203.0.113.1"), false)
                                .thenReturn("verdict")
                                .onErrorResume(TooManyAttemptsException.class, e -> Mono.just("slowed")))
                        .filter("verdict"::equals)
                        .count())
                .expectNext(5L)
                .expectComplete()
                .verify(LIMIT);
    }

    @Test
    void rightPasswordTellsNothingOnceTheLimitIsReached() {
        wrong("budi", "203.0.113.1", 5);
        StepVerifier.create(throttle.settle(attempt("budi", "203.0.113.2"), true))
                .expectError(TooManyAttemptsException.class)
                .verify(LIMIT);
    }

    @Test
    void otherUsersAreNotSlowed() {
        wrong("budi", "203.0.113.1", 5);
        expectAdmitted("siti", "203.0.113.1");
    }

    @Test
    void hundredWrongPasswordsSlowAnAddress() {
        wrong("budi", "203.0.113.1", 1);
        DATABASE.run("""
                insert into login_failure (kind, key)
                select kind, key from login_failure, generate_series(1, 98) where kind = 'ADDRESS'
                """);
        expectAdmitted("siti", "203.0.113.1");
        wrong("rahma", "203.0.113.1", 1);
        expectSlowed("siti", "203.0.113.1");
        expectAdmitted("siti", "203.0.113.2");
    }

    @Test
    void waitLastsUntilTheOldestOfTheLastFiveLeavesTheWindow() {
        wrong("budi", "203.0.113.1", 5);
        DATABASE.run("update login_failure set at = at - interval '10 minutes'");
        StepVerifier.create(throttle.admit(attempt("budi", "203.0.113.1")))
                .expectErrorSatisfies(e -> assertThat(Long.parseLong(
                                ((TooManyAttemptsException) e).getHeaders().getFirst(HttpHeaders.RETRY_AFTER)))
                        .isBetween(290L, 301L))
                .verify(LIMIT);
        DATABASE.run("update login_failure set at = at - interval '5 minutes'");
        expectAdmitted("budi", "203.0.113.1");
    }

    @Test
    void oldFailuresAreForgotten() {
        wrong("budi", "203.0.113.1", 1);
        DATABASE.run("update login_failure set at = at - interval '16 minutes'");
        wrong("siti", "203.0.113.1", 1);
        StepVerifier.create(throttle.forgetOld().then(rows()))
                .expectNext(2L)
                .expectComplete()
                .verify(LIMIT);
    }

    private static Mono<Long> rows() {
        return DATABASE.client()
                .sql("select count(*) from login_failure")
                .mapValue(Long.class)
                .one();
    }

    private void wrong(String username, String address, int times) {
        for (var i = 0; i < times; i++) {
            StepVerifier.create(throttle.settle(attempt(username, address), false))
                    .expectComplete()
                    .verify(LIMIT);
        }
    }

    private void expectAdmitted(String username, String address) {
        StepVerifier.create(throttle.admit(attempt(username, address)))
                .expectComplete()
                .verify(LIMIT);
    }

    private void expectSlowed(String username, String address) {
        StepVerifier.create(throttle.admit(attempt(username, address)))
                .expectError(TooManyAttemptsException.class)
                .verify(LIMIT);
    }

    private static Attempt attempt(String username, String address) {
        return Attempt.of(Username.of(username), new ClientAddress(InetAddress.ofLiteral(address)));
    }
}
