package io.kanal.gateway.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

/** Tests of {@link LiveStreamEnd}. */
class LiveStreamEndTests {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final LiveStreamEnd end = new LiveStreamEnd();

    @BeforeEach
    void start() {
        end.start();
    }

    @Test
    void streamsEndWhenTheGatewayStops() {
        var cancelled = new AtomicBoolean();
        StepVerifier.create(filtered("/api/events", Mono.<Void>never().doOnCancel(() -> cancelled.set(true))))
                .expectSubscription()
                .expectNoEvent(Duration.ofMillis(50))
                .then(end::stop)
                .expectComplete()
                .verify(LIMIT);
        assertThat(cancelled).isTrue();
    }

    @Test
    void streamsThatEndByThemselvesAreNotTouched() {
        StepVerifier.create(filtered("/api/events", Mono.empty()))
                .expectComplete()
                .verify(LIMIT);
    }

    @Test
    void otherCallsAreWaitedFor() {
        var answer = Sinks.<Void>empty();
        StepVerifier.create(filtered("/api/channels", answer.asMono()))
                .expectSubscription()
                .then(end::stop)
                .expectNoEvent(Duration.ofMillis(50))
                .then(answer::tryEmitEmpty)
                .expectComplete()
                .verify(LIMIT);
    }

    private Mono<Void> filtered(String path, Mono<Void> relayed) {
        return end.filter(MockServerWebExchange.from(MockServerHttpRequest.get(path)), exchange -> relayed);
    }
}
