package io.kanal.local.platform;

import io.kanal.local.process.Backoff;
import io.kanal.local.process.Part;
import io.kanal.local.process.PidFile;
import io.kanal.local.process.ProcessTrace;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Keeps one part alive: starts it, waits until it is ready, and starts it again when it dies. */
final class Keeper {

    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    private final Part part;
    private final PidFile pidFile;
    private final Board board;
    private final Backoff backoff = new Backoff();
    private final Semaphore nudges = new Semaphore(0);
    private volatile @Nullable Process child;

    Keeper(Part part, PidFile pidFile, Board board) {
        this.part = part;
        this.pidFile = pidFile;
        this.board = board;
    }

    /** Runs until interrupted. */
    void keep() {
        try {
            while (true) {
                var began = Instant.now();
                var ending = liveOnce();
                var life = Duration.between(began, Instant.now());
                if (!ending.isEmpty()) {
                    pause(ending, backoff.afterLiving(life));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends a pause now, and lets a part whose program has changed be started anew. */
    void nudge() {
        nudges.release();
    }

    /** Ends the part's process. */
    void stop() throws InterruptedException, IOException {
        var running = pidFile.alive();
        if (running.isPresent()) {
            board.set(part.name(), Phase.STOPPING, "");
            part.stop().apply(running.get());
        }
        pidFile.delete();
        board.set(part.name(), Phase.STOPPED, "");
    }

    /** One life of the part; tells why it ended, or nothing when it was ended to be started anew. */
    private String liveOnce() throws InterruptedException {
        try {
            var process = running().orElse(null);
            if (process == null) {
                process = start();
            }
            return accompany(process);
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private Optional<ProcessTrace> running() throws IOException, InterruptedException {
        var found = pidFile.alive();
        if (found.isEmpty() || found.get().version().equals(part.version())) {
            return found;
        }
        part.stop().apply(found.get());
        return Optional.empty();
    }

    private ProcessTrace start() throws IOException, InterruptedException {
        board.set(part.name(), Phase.WAITING, "");
        board.awaitReady(part.needs());
        board.set(part.name(), Phase.PREPARING, "");
        var version = part.version();
        var launch = part.prepare();
        var started = launch.start();
        var process = ProcessTrace.of(started.pid(), version);
        child = started;
        pidFile.write(process);
        return process;
    }

    private String accompany(ProcessTrace process) throws InterruptedException, IOException {
        board.set(part.name(), Phase.STARTING, "");
        var ready = false;
        while (process.isAlive()) {
            if (!ready && part.isReady()) {
                part.whenReady();
                ready = true;
                board.set(part.name(), Phase.READY, "");
            }
            if (nudges.tryAcquire(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)
                    && !part.version().equals(process.version())) {
                board.set(part.name(), Phase.STOPPING, "its program has changed");
                part.stop().apply(process);
                return "";
            }
        }
        return "ended" + exitCode();
    }

    private String exitCode() throws InterruptedException {
        var own = child;
        return own != null && own.waitFor(1, TimeUnit.SECONDS) ? " with " + own.exitValue() : "";
    }

    private void pause(String ending, Duration pause) throws InterruptedException {
        board.set(part.name(), Phase.RESTARTING, "%s, starts again in %d s".formatted(ending, pause.toSeconds()));
        nudges.drainPermits();
        if (nudges.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
            backoff.reset();
        }
    }
}
