package io.kanal.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Tests of {@link RecurringWork}. */
class RecurringWorkTests {

    private static final Duration OFTEN = Duration.ofMillis(5);
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final AtomicInteger times = new AtomicInteger();

    @Test
    void isDoneAgainAndAgainUntilItIsStopped() {
        var work = new RecurringWork("Counting", OFTEN, () -> Mono.fromSupplier(times::incrementAndGet));
        work.start();
        await().atMost(LIMIT).until(() -> times.get() >= 3);
        assertThat(work.isRunning()).isTrue();

        work.stop();

        assertThat(work.isRunning()).isFalse();
        var counted = times.get();
        await().during(OFTEN.multipliedBy(20)).atMost(LIMIT).until(() -> times.get() <= counted + 1);
    }

    @Test
    void isDoneAgainAfterItFailedInEitherWay() {
        var work = new RecurringWork("Failing", OFTEN, () -> {
            if (times.incrementAndGet() % 2 == 0) {
                throw new IllegalStateException("at once");
            }
            return Mono.error(new IllegalStateException("later"));
        });
        work.start();
        try {
            await().atMost(LIMIT).until(() -> times.get() >= 4);
        } finally {
            work.stop();
        }
    }

    @Test
    void failureIsNoFailureOfTheCaller() {
        var work = new RecurringWork("Failing", OFTEN, () -> Mono.error(new IllegalStateException("no")));

        StepVerifier.create(work.once()).expectComplete().verify(LIMIT);
    }
}
