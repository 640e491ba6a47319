package io.kanal.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests for {@link Backoff}. */
class BackoffTests {

    private static final Duration SHORT_LIFE = Duration.ofSeconds(2);

    private final Backoff backoff = new Backoff();

    @Test
    void growsFromOneSecondToThirty() {
        var pauses = Stream.generate(() -> backoff.afterLiving(SHORT_LIFE).toSeconds())
                .limit(7)
                .toList();

        assertThat(pauses).containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
    }

    @Test
    void aQuietMinuteStartsFromTheBeginning() {
        backoff.afterLiving(SHORT_LIFE);
        backoff.afterLiving(SHORT_LIFE);

        assertThat(backoff.afterLiving(Duration.ofMinutes(1))).hasSeconds(1);
        assertThat(backoff.afterLiving(SHORT_LIFE)).hasSeconds(2);
    }

    @Test
    void resetStartsFromTheBeginning() {
        backoff.afterLiving(SHORT_LIFE);
        backoff.reset();

        assertThat(backoff.afterLiving(SHORT_LIFE)).hasSeconds(1);
    }
}
