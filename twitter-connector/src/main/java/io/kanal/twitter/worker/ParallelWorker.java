package io.kanal.twitter.worker;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Takes pieces of work that are due and does each on a virtual thread of its own, so many at a time. Instances need no
 * coordinator: what one has taken, no other gets.
 *
 * @param <T> a piece of work
 */
public abstract class ParallelWorker<T> extends Worker {

    private final Logger log = LoggerFactory.getLogger(getClass());
    private final int atOnce;
    private final Duration timeout;
    private final Semaphore slots;

    /**
     * A worker.
     *
     * @param pause how long it rests when there is nothing to do
     * @param atOnce how many pieces it does at the same time
     * @param timeout how long it may take to take work, and to finish at the end what was begun
     */
    protected ParallelWorker(String name, Duration pause, int atOnce, Duration timeout) {
        super(name, pause);
        this.atOnce = atOnce;
        this.timeout = timeout;
        this.slots = new Semaphore(atOnce);
    }

    /** Takes work that is due; nobody else gets it for a while. */
    protected abstract Mono<List<T>> take(int atMost);

    /** The name of the thread that does it. */
    protected abstract String nameOf(T piece);

    /** Does it, to its end. */
    protected abstract void work(T piece);

    @Override
    protected final boolean workOnce() {
        var free = slots.drainPermits();
        var started = 0;
        try {
            var taken = free == 0 ? null : take(free).block(timeout);
            for (var piece : taken == null ? List.<T>of() : taken) {
                Thread.ofVirtual().name(nameOf(piece)).start(() -> workInSlot(piece));
                started++;
            }
            return started > 0;
        } finally {
            slots.release(free - started);
        }
    }

    /** What was begun is awaited, so that nobody need wait for it to be free again. */
    @PreDestroy
    final void finish() throws InterruptedException {
        if (!slots.tryAcquire(atOnce, timeout.toMillis(), TimeUnit.MILLISECONDS)) {
            log.info("Some of what was begun is left behind; it is taken up again when its lease ends");
        }
    }

    private void workInSlot(T piece) {
        try {
            work(piece);
        } finally {
            slots.release();
            wake();
        }
    }
}
