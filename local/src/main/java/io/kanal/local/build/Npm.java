package io.kanal.local.build;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** npm, run in one folder. Its output goes to a log; the last lines are kept for who has to be told. */
final class Npm {

    private static final int LINES_KEPT = 15;

    private final Path folder;
    private final Path log;

    Npm(Path folder, Path log) {
        this.folder = folder;
        this.log = log;
    }

    /** Runs it to its end, which is a success. */
    void run(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("npm"));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        try {
            var last = copyOutput(process);
            if (process.waitFor() != 0) {
                throw new BuildFailedException(log, last);
            }
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }

    private List<String> copyOutput(Process process) throws IOException {
        Files.createDirectories(log.toAbsolutePath().getParent());
        var last = new ArrayDeque<String>();
        try (var output = process.inputReader(StandardCharsets.UTF_8);
                var copy = new PrintWriter(
                        Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND), true)) {
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                copy.println(line);
                last.add(line);
                if (last.size() > LINES_KEPT) {
                    last.remove();
                }
            }
        }
        return List.copyOf(last);
    }
}
