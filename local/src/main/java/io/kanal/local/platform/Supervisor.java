package io.kanal.local.platform;

import io.kanal.local.home.Home;
import io.kanal.local.process.LogFile;
import io.kanal.local.process.Part;
import io.kanal.local.process.PidFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** Keeps all parts alive until it is stopped, and stops them in order: first who relies on others, then the foundations. */
public final class Supervisor {

    private static final long TICK_MILLIS = 300;
    private static final int TICKS_PER_LOG_CHECK = 30;
    private static final long LOG_BYTES = 10 << 20;
    private static final int LOGS_KEPT = 3;

    private final List<Part> parts;
    private final Home home;
    private final Board board;
    private final WakeUp wakeUp;
    private final List<Keeper> keepers = new ArrayList<>();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();

    public Supervisor(List<Part> parts, Home home, Board board) {
        this.parts = List.copyOf(parts);
        this.home = home;
        this.board = board;
        this.wakeUp = new WakeUp(home);
    }

    /** Starts every part; returns at once. */
    public void start() throws IOException {
        rotateLogs();
        for (var part : parts) {
            var keeper = new Keeper(part, new PidFile(home.run(), part.name()), board);
            keepers.add(keeper);
            start("keeper-" + part.name(), keeper::keep);
        }
        start("ticks", this::tick);
    }

    /** Stops every part and waits until all have ended. */
    public void stop() throws InterruptedException {
        letGo();
        stopAll(false);
        stopAll(true);
    }

    /** Looks after the parts no longer and leaves them running. */
    void letGo() throws InterruptedException {
        threads.forEach(Thread::interrupt);
        for (var thread : threads) {
            thread.join();
        }
    }

    private void stopAll(boolean foundations) throws InterruptedException {
        var stops = new ArrayList<Callable<Void>>();
        for (var index = 0; index < keepers.size(); index++) {
            if (parts.get(index).isFoundation() == foundations) {
                stops.add(stopOf(keepers.get(index)));
            }
        }
        try (var executor = Executors.newCachedThreadPool()) {
            for (var stopped : executor.invokeAll(stops)) {
                stopped.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("A part could not be stopped", e.getCause());
        }
    }

    private static Callable<Void> stopOf(Keeper keeper) {
        return () -> {
            keeper.stop();
            return null;
        };
    }

    private void tick() {
        try {
            var improved = false;
            for (var tick = 1; ; tick++) {
                Thread.sleep(TICK_MILLIS);
                if (!improved && board.allReady()) {
                    improved = true;
                    start("improvements", this::improve);
                }
                if (wakeUp.heard()) {
                    keepers.forEach(Keeper::nudge);
                }
                if (tick % TICKS_PER_LOG_CHECK == 0) {
                    rotateLogs();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void improve() {
        try {
            for (var part : parts) {
                part.whenAllAreReady();
            }
        } catch (IOException e) {
            System.err.println("The next start will not be faster: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void start(String name, Runnable work) {
        threads.add(Thread.ofPlatform().daemon().name(name).start(work));
    }

    private void rotateLogs() {
        try (var logs = Files.newDirectoryStream(home.logs(), "*.log")) {
            for (var log : logs) {
                new LogFile(log).rotate(LOG_BYTES, LOGS_KEPT);
            }
        } catch (IOException e) {
            System.err.println("The logs could not be rotated: " + e.getMessage());
        }
    }
}
