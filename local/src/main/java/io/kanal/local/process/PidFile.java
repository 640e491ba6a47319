package io.kanal.local.process;

import io.kanal.local.home.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Remembers the process of one part: {@code <part>.pid} holds the number alone, for people and scripts, {@code <part>.process} what tells
 * it from a later process of the same number.
 */
public final class PidFile {

    private final Path pid;
    private final Path trace;

    public PidFile(Path folder, String part) {
        this.pid = folder.resolve(part + ".pid");
        this.trace = folder.resolve(part + ".process");
    }

    /** Remembers a process. */
    public void write(ProcessTrace process) throws IOException {
        OwnerOnly.write(trace, "%d\n%s\n%s\n".formatted(process.pid(), process.startedAt(), process.version()));
        OwnerOnly.write(pid, process.pid() + "\n");
    }

    /** The process that was started last, if it is still the same and alive. */
    public Optional<ProcessTrace> alive() {
        return last().filter(ProcessTrace::isAlive);
    }

    /** Forgets the process. */
    public void delete() throws IOException {
        Files.deleteIfExists(pid);
        Files.deleteIfExists(trace);
    }

    private Optional<ProcessTrace> last() {
        try {
            var lines = Files.readAllLines(trace);
            return lines.size() < 3
                    ? Optional.empty()
                    : Optional.of(new ProcessTrace(Long.parseLong(lines.get(0)), lines.get(1), lines.get(2)));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
