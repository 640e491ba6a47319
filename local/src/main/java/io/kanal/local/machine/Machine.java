package io.kanal.local.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whether this machine can build and run the platform. */
public final class Machine {

    private static final long MEGABYTE = 1 << 20;
    private static final long MEMORY_NEEDED = 2_500;
    private static final long DISK_NEEDED = 2_000;
    private static final Pattern AVAILABLE = Pattern.compile("MemAvailable:\\s+(\\d+) kB");

    private final Path root;
    private final Path dataFolder;

    public Machine(Path root, Path dataFolder) {
        this.root = root;
        this.dataFolder = dataFolder;
    }

    /** Looks at everything the platform needs. */
    public List<Check> checks() throws IOException {
        return List.of(java(), maven(), node(), disk(freeMegabytes()), memory(availableMegabytes()));
    }

    static Check disk(long megabytes) {
        var what = "disk %,d MB free".formatted(megabytes);
        return megabytes >= DISK_NEEDED
                ? Check.good(what)
                : Check.missing(
                        what,
                        "Kanal needs %,d MB for its data folder: make room, or set KANAL_DATA_DIR to another disk."
                                .formatted(DISK_NEEDED));
    }

    static Check memory(long megabytes) {
        var what = "memory %,d MB available".formatted(megabytes);
        return megabytes >= MEMORY_NEEDED
                ? Check.good(what)
                : Check.warning(
                        what,
                        "Kanal needs about %,d MB: end other programs, or expect swapping.".formatted(MEMORY_NEEDED));
    }

    private static Check java() {
        return Check.good("JDK " + Runtime.version().feature());
    }

    private static Check maven() {
        // Asking Maven for its version costs a second at every start.
        return Stream.of(System.getenv("PATH").split(":"))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "mvn")))
                ? Check.good("Maven")
                : Check.missing("Maven", "apt-get install maven");
    }

    private Check node() {
        var install = "apt-get install nodejs npm";
        return firstLineOf("node", "--version")
                .map(version -> Check.good("Node " + version))
                .orElseGet(() -> panelIsBuiltHere()
                        ? Check.missing("Node", install)
                        : Check.warning("Node", install + " (needed for the web panel only)"));
    }

    private boolean panelIsBuiltHere() {
        return Files.exists(root.resolve("web/package.json"));
    }

    private long freeMegabytes() throws IOException {
        return Files.getFileStore(dataFolder).getUsableSpace() / MEGABYTE;
    }

    private static long availableMegabytes() throws IOException {
        var found = AVAILABLE.matcher(Files.readString(Path.of("/proc/meminfo")));
        return found.find() ? Long.parseLong(found.group(1)) / 1024 : 0;
    }

    private static Optional<String> firstLineOf(String... command) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            try (var output = process.inputReader()) {
                var line = output.readLine();
                output.transferTo(java.io.Writer.nullWriter());
                var done = process.waitFor(20, TimeUnit.SECONDS);
                return done && process.exitValue() == 0 ? Optional.ofNullable(line) : Optional.empty();
            }
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
