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
    private static final int NODE_MAJOR = 20;
    private static final int NODE_MINOR = 19;
    private static final Pattern NODE_VERSION = Pattern.compile("^v(\\d+)\\.(\\d+)");
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
        return isOnPath("mvn") ? Check.good("Maven") : Check.missing("Maven", "apt-get install maven");
    }

    private static boolean isOnPath(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private Check node() {
        return node(firstLineOf("node", "--version"), isOnPath("npm"), panelIsBuiltHere());
    }

    static Check node(Optional<String> version, boolean npm, boolean needed) {
        var what = version.map(found -> "Node " + found).orElse("Node");
        if (npm && version.filter(Machine::isRecentNode).isPresent()) {
            return Check.good(what);
        }
        var install =
                "The web panel is built with npm and Node %d.%d or newer: apt-get install nodejs npm, or nodejs.org."
                        .formatted(NODE_MAJOR, NODE_MINOR);
        return needed ? Check.missing(what, install) : Check.warning(what, install);
    }

    private static boolean isRecentNode(String version) {
        var found = NODE_VERSION.matcher(version);
        if (!found.find()) {
            return false;
        }
        var major = Integer.parseInt(found.group(1));
        return major > NODE_MAJOR || (major == NODE_MAJOR && Integer.parseInt(found.group(2)) >= NODE_MINOR);
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
