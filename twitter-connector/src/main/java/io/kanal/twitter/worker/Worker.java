package io.kanal.twitter.worker;

import io.kanal.edge.Wordless;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Does pieces of work one after the other on a virtual thread of its own, as long as the service runs. What fails is tried again
 * after a growing pause; the work itself must be safe to be broken off anywhere.
 */
public abstract class Worker implements SmartLifecycle {

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
    private static final Duration STOPPING = Duration.ofSeconds(10);

    private final Logger log = LoggerFactory.getLogger(getClass());
    private final String name;
    private final Duration pause;
    private volatile @Nullable Thread thread;

    /**
     * A worker.
     *
     * @param pause how long it rests when there is nothing to do
     */
    protected Worker(String name, Duration pause) {
        this.name = name;
        this.pause = pause;
    }

    /** Does the next piece of work; false if there was none. */
    protected abstract boolean workOnce();

    @Override
    public final void start() {
        // Known before it runs: a thread that is faster than this line would find itself stopped already.
        var starting = Thread.ofVirtual().name(name).unstarted(this::run);
        thread = starting;
        starting.start();
    }

    @Override
    public final void stop() {
        var stopping = thread;
        thread = null;
        if (stopping != null) {
            LockSupport.unpark(stopping);
            join(stopping);
        }
    }

    @Override
    public final boolean isRunning() {
        return thread != null;
    }

    /** Makes the worker look for work at once. */
    public final void wake() {
        var sleeping = thread;
        if (sleeping != null) {
            LockSupport.unpark(sleeping);
        }
    }

    private void run() {
        var failures = 0;
        while (isRunning()) {
            try {
                if (!workOnce()) {
                    LockSupport.parkNanos(pause.toNanos());
                }
                failures = 0;
            } catch (RuntimeException e) {
                failures++;
                log.warn("{} is tried again: {}", name, Wordless.line(e));
                LockSupport.parkNanos(pauseAfter(failures).toNanos());
            }
        }
    }

    private Duration pauseAfter(int failures) {
        var grown = pause.multipliedBy(1L << Math.min(failures, 6));
        return grown.compareTo(LONGEST_PAUSE) < 0 ? grown : LONGEST_PAUSE;
    }

    private static void join(Thread stopping) {
        try {
            stopping.join(STOPPING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
