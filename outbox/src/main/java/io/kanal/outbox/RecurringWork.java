package io.kanal.outbox;

import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Work on the database that is done again and again for as long as the service runs, such as forgetting what is old. Every
 * instance does it, so it must bear to be done twice. A failure stands in the log; the work is done again at its next time.
 */
public class RecurringWork implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RecurringWork.class);
    private static final Duration FIRST_AT_MOST_AFTER = Duration.ofMinutes(1);

    private final String name;
    private final Duration every;
    private final Supplier<? extends Mono<?>> work;
    private volatile Disposable running = Disposables.disposed();

    /**
     * Work that is not done yet.
     *
     * @param name what the work is, for the log
     * @param every how long it rests; the first time is after a minute at most
     * @param work the work
     */
    public RecurringWork(String name, Duration every, Supplier<? extends Mono<?>> work) {
        this.name = name;
        this.every = every;
        this.work = work;
    }

    @Override
    public void start() {
        var first = every.compareTo(FIRST_AT_MOST_AFTER) < 0 ? every : FIRST_AT_MOST_AFTER;
        running = Flux.interval(first, every)
                .onBackpressureDrop()
                .concatMap(tick -> once(), 1)
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

    /** Does the work now, once. Never fails. */
    public final Mono<Void> once() {
        return Mono.<Void>defer(() -> work.get().then()).onErrorResume(e -> {
            log.warn("{} failed and is tried again in {}: {}", name, every, e.toString());
            return Mono.empty();
        });
    }
}
