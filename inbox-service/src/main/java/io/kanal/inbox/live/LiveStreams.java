package io.kanal.inbox.live;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Mono;

/**
 * The browsers that are connected to this instance. However many there are, one timer serves them all. They are let go
 * before the web server stops, which would wait for them.
 */
@Component
class LiveStreams implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LiveStreams.class);

    private final Map<UUID, Set<LiveStream>> streams = new ConcurrentHashMap<>();
    private final DeactivatedPeople deactivated;
    private final LiveProperties properties;
    private final Clock clock;
    private volatile Disposable ticking = Disposables.disposed();

    LiveStreams(DeactivatedPeople deactivated, LiveProperties properties, Clock clock, MeterRegistry meters) {
        this.deactivated = deactivated;
        this.properties = properties;
        this.clock = clock;
        Gauge.builder("kanal.live.streams", this, all -> all.all().count())
                .description("Browsers that are connected for live updates")
                .register(meters);
    }

    /**
     * What a person is told until their access token expires. Whether the person is still active is asked when the stream
     * already hears of deactivations, so that none falls in between, and before the first word, so that the call fails.
     */
    Flux<ServerSentEvent<LiveEvent.Data>> open(UUID organization, UUID user, Instant until) {
        return Flux.<ServerSentEvent<LiveEvent.Data>>create(browser -> connect(organization, user, browser))
                .switchOnFirst((first, told) -> deactivated.requireActive(user).thenMany(told))
                .takeUntilOther(Mono.delay(Duration.between(clock.instant(), until)));
    }

    /** Tells the browsers of an organisation. */
    void tell(LiveEvent event) {
        streams.getOrDefault(event.organization(), Set.of()).forEach(stream -> stream.offer(event));
    }

    /** Tells all browsers that something may have been missed; if it was a deactivation, their streams end. */
    Mono<Void> reset() {
        all().forEach(LiveStream::reset);
        return deactivated
                .among(all().map(LiveStream::user).collect(Collectors.toSet()))
                .doOnNext(this::end)
                .then();
    }

    @Override
    public void start() {
        ticking = Flux.interval(properties.every())
                .onBackpressureDrop()
                .doOnNext(tick -> flush(clock.instant()))
                .subscribe();
    }

    @Override
    public void stop() {
        ticking.dispose();
        all().forEach(LiveStream::end);
    }

    @Override
    public boolean isRunning() {
        return !ticking.isDisposed();
    }

    private void connect(UUID organization, UUID user, FluxSink<ServerSentEvent<LiveEvent.Data>> browser) {
        var stream = new LiveStream(organization, user, properties, browser, clock.instant());
        browser.onDispose(() -> remove(stream));
        add(stream);
        browser.onRequest(wanted -> stream.flush(clock.instant()));
        if (!isRunning()) {
            browser.complete();
        }
    }

    private void add(LiveStream stream) {
        streams.compute(stream.organization(), (organization, known) -> {
            var kept = known == null ? ConcurrentHashMap.<LiveStream>newKeySet() : known;
            kept.add(stream);
            return kept;
        });
    }

    private void end(UUID user) {
        all().filter(stream -> stream.user().equals(user)).forEach(LiveStream::end);
    }

    private void remove(LiveStream stream) {
        streams.computeIfPresent(stream.organization(), (organization, known) -> {
            known.remove(stream);
            return known.isEmpty() ? null : known;
        });
    }

    private void flush(Instant now) {
        all().forEach(stream -> {
            try {
                stream.flush(now);
            } catch (RuntimeException e) {
                // One stream that breaks must not end the timer that serves them all.
                log.warn("A stream of live updates is given up", e);
                stream.end();
            }
        });
    }

    private Stream<LiveStream> all() {
        return streams.values().stream().flatMap(Set::stream);
    }
}
