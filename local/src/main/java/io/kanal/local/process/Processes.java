package io.kanal.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the kernel tells about processes. */
public final class Processes {

    private static final Path PROC = Path.of("/proc");
    private static final String BOOT = bootId();
    private static final int START_TIME = 19;
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    private Processes() {}

    /** When a process was started, in the kernel's own words; empty when it has ended, also when nobody has taken note of it. */
    public static Optional<String> startOf(long pid) {
        return read(pid, "stat").flatMap(Processes::startIn);
    }

    /** The command of a process, as far as this user may see it. */
    public static Optional<String> commandOf(long pid) {
        return read(pid, "cmdline")
                .map(line -> line.replace('\0', ' ').strip())
                .filter(line -> !line.isEmpty())
                .or(() -> read(pid, "comm").map(String::strip));
    }

    /** How much memory a process holds, in MB. */
    public static long residentMegabytes(long pid) {
        return read(pid, "status")
                .map(RESIDENT::matcher)
                .filter(java.util.regex.Matcher::find)
                .map(found -> Long.parseLong(found.group(1)) / 1024)
                .orElse(0L);
    }

    static Optional<String> startIn(String stat) {
        // The command's name stands in brackets and may hold anything, brackets and spaces too.
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        var ended = fields[0].equals("Z") || fields[0].equals("X");
        return ended ? Optional.empty() : Optional.of(BOOT + ":" + fields[START_TIME]);
    }

    private static Optional<String> read(long pid, String what) {
        try {
            return Optional.of(Files.readString(
                    PROC.resolve(Long.toString(pid)).resolve(what), java.nio.charset.StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String bootId() {
        try {
            return Files.readString(PROC.resolve("sys/kernel/random/boot_id")).strip();
        } catch (IOException e) {
            return "this-boot";
        }
    }
}
