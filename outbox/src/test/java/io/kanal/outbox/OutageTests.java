package io.kanal.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.R2dbcDataIntegrityViolationException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTransientResourceException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.CannotCreateTransactionException;
import reactor.core.publisher.Mono;

/** Tests for {@link Outage}. */
class OutageTests {

    @ParameterizedTest
    @MethodSource
    void passes(Throwable failure) {
        assertThat(Outage.causes(failure)).isTrue();
        assertThat(Outage.causes(new IllegalStateException("wrapped", failure))).isTrue();
    }

    static Stream<Throwable> passes() {
        return Stream.of(
                new R2dbcTransientResourceException("terminating connection", "57P01"),
                new R2dbcNonTransientResourceException("gone", "08006"),
                new QueryTimeoutException("slow"),
                new CannotCreateTransactionException("no connection"),
                new TimeoutException("slow"),
                new IOException("reset"),
                blockingTimeout());
    }

    @ParameterizedTest
    @MethodSource
    void staysForEver(Throwable failure) {
        assertThat(Outage.causes(failure)).isFalse();
    }

    static Stream<Throwable> staysForEver() {
        return Stream.of(
                new IllegalArgumentException("a bug"),
                new NullPointerException(),
                new DataIntegrityViolationException("twice"),
                new R2dbcDataIntegrityViolationException("twice", "23505"));
    }

    private static Throwable blockingTimeout() {
        try {
            Mono.never().block(java.time.Duration.ofMillis(1));
            throw new AssertionError("must time out");
        } catch (IllegalStateException e) {
            return e;
        }
    }
}
