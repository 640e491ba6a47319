package io.kanal.local.process;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How a process is asked to end, and how long it may take before it is killed.
 *
 * @param signal the polite signal
 * @param limit how long it may take
 */
public record Stop(String signal, Duration limit) {

    private static final Duration LOOK_EVERY = Duration.ofMillis(50);
    private static final Duration KILL_LIMIT = Duration.ofSeconds(5);

    /** Ends the process and waits for its end. A process that only has the same number is left alone. */
    public void apply(ProcessTrace process) throws InterruptedException {
        if (process.isAlive()) {
            send(process, signal);
        }
        if (!ended(process, limit)) {
            send(process, "KILL");
            ended(process, KILL_LIMIT);
        }
    }

    private static boolean ended(ProcessTrace process, Duration limit) throws InterruptedException {
        var end = System.nanoTime() + limit.toNanos();
        while (process.isAlive()) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(LOOK_EVERY);
        }
        return true;
    }

    private static void send(ProcessTrace process, String signal) throws InterruptedException {
        try {
            // Java itself knows two signals only.
            new ProcessBuilder("bash", "-c", "kill -s \"$1\" \"$2\"", "kill", signal, Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor(2, TimeUnit.SECONDS);
        } catch (IOException e) {
            ProcessHandle.of(process.pid()).ifPresent(ProcessHandle::destroy);
        }
    }
}
