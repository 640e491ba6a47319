package io.kanal.edge;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.reactive.HandlerMapping;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Tests for what the log says of a call that is not answered. */
class SlowAnswersTests {

    private static final Duration MOMENT = Duration.ofMillis(1);
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Logger log = (Logger) LoggerFactory.getLogger(SlowAnswers.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final MockServerWebExchange exchange =
            MockServerWebExchange.from(MockServerHttpRequest.get("/api/channels/canary?q=canary"));

    @BeforeEach
    void listen() {
        lines.start();
        log.addAppender(lines);
    }

    @AfterEach
    void listenNoMore() {
        log.detachAppender(lines);
    }

    @Test
    void callThatHangsIsToldOnceWhileItHangsWithoutWhatWasSent() {
        exchange.getAttributes().put(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, "/api/channels/{id}");
        StepVerifier.withVirtualTime(() -> through(Mono.never()))
                .expectSubscription()
                .expectNoEvent(SlowAnswers.LONG.minus(MOMENT))
                .then(() -> assertThat(lines.list).isEmpty())
                .thenAwait(MOMENT)
                .then(() -> assertThat(lines.list)
                        .extracting(ILoggingEvent::getFormattedMessage)
                        .containsExactly("GET /api/channels/{id} has had no answer for 5 s"))
                .expectNoEvent(Duration.ofMinutes(1))
                .then(() -> assertThat(lines.list).hasSize(1))
                .thenCancel()
                .verify(LIMIT);
    }

    @Test
    void callThatHangsBeforeItsControllerIsToldAsSuch() {
        StepVerifier.withVirtualTime(() -> through(Mono.never()))
                .thenAwait(SlowAnswers.LONG)
                .then(() -> assertThat(lines.list)
                        .extracting(ILoggingEvent::getFormattedMessage)
                        .containsExactly("GET (no controller) has had no answer for 5 s"))
                .thenCancel()
                .verify(LIMIT);
    }

    @Test
    void answerThatComesLateStillComes() {
        StepVerifier.withVirtualTime(
                        () -> through(Mono.delay(SlowAnswers.LONG.plus(MOMENT)).then()))
                .thenAwait(SlowAnswers.LONG.plus(MOMENT))
                .expectComplete()
                .verify(LIMIT);
    }

    @Test
    void failureComesAsItIs() {
        var failure = new IllegalStateException("broken");
        StepVerifier.withVirtualTime(() -> through(Mono.error(failure)))
                .expectErrorMatches(e -> e == failure)
                .verify(LIMIT);
    }

    @Test
    void streamThatHasBegunIsNoSlowAnswer() {
        exchange.getResponse().setStatusCode(HttpStatus.OK);
        StepVerifier.withVirtualTime(
                        () -> through(exchange.getResponse().setComplete().then(Mono.never())))
                .thenAwait(SlowAnswers.LONG.multipliedBy(2))
                .then(() -> assertThat(lines.list).isEmpty())
                .thenCancel()
                .verify(LIMIT);
    }

    @Test
    void callerWhoHasLeftIsNotToldOf() {
        StepVerifier.withVirtualTime(() -> through(Mono.never()).timeout(SlowAnswers.LONG.minus(MOMENT), Mono.empty()))
                .thenAwait(SlowAnswers.LONG.multipliedBy(2))
                .expectComplete()
                .verify(LIMIT);
        assertThat(lines.list).isEmpty();
    }

    private Mono<Void> through(Mono<Void> call) {
        return new SlowAnswers().filter(exchange, ignored -> call);
    }
}
