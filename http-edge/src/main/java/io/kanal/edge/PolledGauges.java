package io.kanal.edge;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Gauges whose numbers are asked of a database: at intervals, so that whoever reads the metrics never waits for one. A number
 * that cannot be had is absent instead of old. All instances of a service tell the same, so take the greatest, not the sum.
 */
public final class PolledGauges implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(PolledGauges.class);
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final MeterRegistry meters;
    private final Duration every;
    private final List<Polled> gauges = new CopyOnWriteArrayList<>();
    private volatile Disposable running = Disposables.disposed();

    /** Gauges that are asked for this often. */
    public PolledGauges(MeterRegistry meters, Duration every) {
        this.meters = meters;
        this.every = every;
    }

    /**
     * A number, with what it is about.
     *
     * @param tags what it is about, such as a status; few different ones, never an id
     */
    public record Reading(Tags tags, double value) {

        /** A number that is about nothing in particular. */
        public static Reading of(double value) {
            return new Reading(Tags.empty(), value);
        }

        /** A number about one thing. */
        public static Reading of(String tag, String about, double value) {
            return new Reading(Tags.of(tag, about), value);
        }
    }

    /** Adds a gauge. */
    public void add(String name, String description, Mono<List<Reading>> query) {
        gauges.add(new Polled(MultiGauge.builder(name).description(description).register(meters), query));
    }

    @Override
    public void start() {
        running = Flux.interval(Duration.ZERO, every)
                .onBackpressureDrop()
                .concatMap(tick -> readAll(), 1)
                .subscribe();
    }

    @Override
    public void stop() {
        running.dispose();
    }

    @Override
    public boolean isRunning() {
        return !running.isDisposed();
    }

    private Mono<Void> readAll() {
        return Flux.fromIterable(gauges).concatMap(Polled::read).then();
    }

    private record Polled(MultiGauge gauge, Mono<List<Reading>> query) {

        Mono<Void> read() {
            return query.timeout(LIMIT)
                    .onErrorResume(e -> {
                        log.debug("A number cannot be had at the moment", e);
                        return Mono.just(List.of());
                    })
                    .doOnNext(this::show)
                    .then();
        }

        private void show(List<Reading> readings) {
            gauge.register(
                    readings.stream()
                            .<MultiGauge.Row<?>>map(reading -> MultiGauge.Row.of(reading.tags(), reading.value()))
                            .toList(),
                    true);
        }
    }
}
