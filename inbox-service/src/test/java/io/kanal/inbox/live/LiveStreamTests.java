package io.kanal.inbox.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;
import reactor.test.StepVerifier.Step;

/** Tests of {@link LiveStream}: what is told, how often, and to whom. */
class LiveStreamTests {

    private static final UUID ORGANIZATION = UUID.randomUUID();
    private static final UUID USER = UUID.randomUUID();
    private static final UUID CONVERSATION = UUID.randomUUID();
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final LiveProperties PROPERTIES = new LiveProperties(
            Duration.ofMillis(200),
            Duration.ofSeconds(15),
            Duration.ofSeconds(1),
            Duration.ofSeconds(3),
            Duration.ofSeconds(10),
            Duration.ofSeconds(5));

    private final AtomicReference<LiveStream> stream = new AtomicReference<>();
    private Instant now = Instant.parse("2026-11-22T10:00:00Z");
    private Flux<String> told;

    @BeforeEach
    void open() {
        told = Flux.<ServerSentEvent<LiveEvent.Data>>create(browser -> {
                    stream.set(new LiveStream(ORGANIZATION, USER, PROPERTIES, browser, now));
                    browser.onRequest(wanted -> stream.get().flush(now));
                })
                .map(LiveStreamTests::shown);
    }

    @Test
    void beginsWithAResetAtOnce() {
        connected().thenCancel().verify(LIMIT);
    }

    @Test
    void resetTellsWhenToComeBack() {
        StepVerifier.create(Flux.<ServerSentEvent<LiveEvent.Data>>create(
                        browser -> new LiveStream(ORGANIZATION, USER, PROPERTIES, browser, now).flush(now)))
                .assertNext(event -> assertThat(event.retry()).isEqualTo(Duration.ofSeconds(1)))
                .thenCancel()
                .verify(LIMIT);
    }

    @Test
    void messageIsToldTogetherWithItsConversation() {
        var message = UUID.randomUUID();
        connected()
                .then(() -> hear(LiveEvent.message(ORGANIZATION, CONVERSATION, message)))
                .then(this::flush)
                .expectNext("conversation " + CONVERSATION, "message " + message + " in " + CONVERSATION)
                .thenCancel()
                .verify(LIMIT);
    }

    @Test
    void manyMessagesOfAConversationAreToldOnceByTheLast() {
        var last = UUID.randomUUID();
        connected()
                .then(() -> IntStream.range(0, 5_000)
                        .forEach(n -> hear(LiveEvent.message(ORGANIZATION, CONVERSATION, UUID.randomUUID()))))
                .then(() -> hear(LiveEvent.message(ORGANIZATION, CONVERSATION, last)))
                .then(this::flush)
                .expectNext("conversation " + CONVERSATION, "message " + last + " in " + CONVERSATION)
                .then(this::flush)
                .expectNoEvent(Duration.ofMillis(50))
                .thenCancel()
                .verify(LIMIT);
    }

    @Test
    void ofTooMuchOnlyAResetIsToldAndThenALittlePeace() {
        var channel = UUID.randomUUID();
        connected()
                .then(() -> IntStream.rangeClosed(0, LiveStream.MOST)
                        .forEach(n -> hear(LiveEvent.conversation(ORGANIZATION, UUID.randomUUID()))))
                .then(() -> hear(LiveEvent.channel(ORGANIZATION, channel)))
                .then(this::flush)
                .expectNext("reset")
                .then(() -> hear(LiveEvent.channel(ORGANIZATION, channel)))
                .then(() -> flushAfter(Duration.ofSeconds(2)))
                .expectNoEvent(Duration.ofMillis(50))
                .then(() -> flushAfter(Duration.ofSeconds(1)))
                .expectNext("channel " + channel)
                .thenCancel()
                .verify(LIMIT);
    }

    @Test
    void whatOneTransactionCouldNotNameIsAResetToo() {
        connected()
                .then(() -> hear(LiveEvent.reset(ORGANIZATION)))
                .then(() -> hear(LiveEvent.conversation(ORGANIZATION, CONVERSATION)))
                .then(this::flush)
                .expectNext("reset")
                .thenCancel()
                .verify(LIMIT);
    }

    @Test
    void readingIsToldToThePersonAlone() {
        connected()
                .then(() -> hear(LiveEvent.conversationOf(ORGANIZATION, UUID.randomUUID(), UUID.randomUUID())))
                .then(() -> hear(LiveEvent.conversationOf(ORGANIZATION, USER, CONVERSATION)))
                .then(this::flush)
                .expectNext("conversation " + CONVERSATION)
                .thenCancel()
                .verify(LIMIT);
    }

    @Test
    void silenceIsBrokenByAHeartbeat() {
        connected()
                .then(() -> flushAfter(Duration.ofSeconds(14)))
                .expectNoEvent(Duration.ofMillis(50))
                .then(() -> flushAfter(Duration.ofSeconds(1)))
                .expectNext("heartbeat")
                .then(() -> flushAfter(Duration.ofSeconds(14)))
                .expectNoEvent(Duration.ofMillis(50))
                .then(() -> flushAfter(Duration.ofSeconds(1)))
                .expectNext("heartbeat")
                .thenCancel()
                .verify(LIMIT);
    }

    @Test
    void slowReaderIsToldLaterAndOnceOfWhatChangedMeanwhile() {
        var channel = UUID.randomUUID();
        StepVerifier.create(told, 1)
                .expectNext("reset")
                .then(() -> List.of(1, 2, 3).forEach(n -> hear(LiveEvent.channel(ORGANIZATION, channel))))
                .then(() -> hear(LiveEvent.conversation(ORGANIZATION, CONVERSATION)))
                .then(() -> flushAfter(Duration.ofSeconds(20)))
                .expectNoEvent(Duration.ofMillis(50))
                .thenRequest(1)
                .expectNext("channel " + channel)
                .thenRequest(1)
                .expectNext("conversation " + CONVERSATION)
                .thenCancel()
                .verify(LIMIT);
    }

    @Test
    void readerThatDoesNotReadIsToldOfAReset() {
        StepVerifier.create(told, 1)
                .expectNext("reset")
                .then(() -> IntStream.range(0, 100_000)
                        .forEach(n -> hear(LiveEvent.conversation(ORGANIZATION, UUID.randomUUID()))))
                .thenRequest(10)
                .expectNext("reset")
                .thenCancel()
                .verify(LIMIT);
    }

    @Test
    void transactionNamesFewChangesOrNone() {
        var other = LiveEvent.conversation(UUID.randomUUID(), CONVERSATION);
        var many = IntStream.rangeClosed(0, LiveEvents.MOST)
                .mapToObj(n -> LiveEvent.conversation(ORGANIZATION, UUID.randomUUID()));
        var events = Stream.concat(many, Stream.of(other, other)).toList();

        assertThat(LiveEvents.shortened(events)).containsExactlyInAnyOrder(LiveEvent.reset(ORGANIZATION), other);
        assertThat(LiveEvents.shortened(events.subList(1, events.size()))).hasSize(LiveEvents.MOST + 1);
    }

    private Step<String> connected() {
        return StepVerifier.create(told).expectNext("reset");
    }

    private void hear(LiveEvent event) {
        stream.get().offer(event);
    }

    private void flush() {
        stream.get().flush(now);
    }

    private void flushAfter(Duration time) {
        now = now.plus(time);
        flush();
    }

    private static String shown(ServerSentEvent<LiveEvent.Data> event) {
        var data = event.data();
        if (data == null) {
            return event.comment();
        }
        var id = data.id() == null ? "" : " " + data.id();
        return event.event() + id + (data.conversationId() == null ? "" : " in " + data.conversationId());
    }
}
