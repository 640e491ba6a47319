package io.kanal.local.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How a process is started. It gets a session of its own, so that Ctrl-C reaches the launcher alone, which then stops
 * everything in order; and its output goes to the log directly, so that it outlives a launcher that was killed.
 *
 * @param command the program and its arguments
 * @param environment what is set for it, beside what the launcher has; an empty value takes a variable away
 * @param log where its output goes
 */
public record Launch(List<String> command, Map<String, String> environment, Path log) {

    /** Starts the process. */
    public Process start() throws IOException {
        Files.createDirectories(log.toAbsolutePath().getParent());
        var ownSession = new ArrayList<>(List.of("setsid"));
        ownSession.addAll(command);
        var builder = new ProcessBuilder(ownSession)
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        environment.forEach((name, value) -> set(builder.environment(), name, value));
        return builder.start();
    }

    /** Runs a program that ends by itself; it does not outlive the limit, nor the thread's interruption. */
    public void run(Duration limit) throws IOException, InterruptedException {
        var process = start();
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("%s took longer than %d s".formatted(program(), limit.toSeconds()));
            }
            if (process.exitValue() != 0) {
                throw new IOException("%s ended with %d, see %s".formatted(program(), process.exitValue(), log));
            }
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private Path program() {
        return Path.of(command.getFirst()).getFileName();
    }

    @Override
    public String toString() {
        return "Launch[" + program() + "]";
    }

    private static void set(Map<String, String> variables, String name, String value) {
        if (value.isEmpty()) {
            variables.remove(name);
        } else {
            variables.put(name, value);
        }
    }
}
