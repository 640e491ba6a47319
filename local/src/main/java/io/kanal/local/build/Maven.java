package io.kanal.local.build;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Maven, run in the checkout. Its output goes to a log; the lines that matter are picked out. */
public final class Maven {

    private static final Pattern BUILDING = Pattern.compile("\\[INFO] Building (.+?) \\S+ +\\[(\\d+)/(\\d+)]");
    private static final int ERRORS_KEPT = 15;

    private final Path root;
    private final Path log;
    private final List<String> errors = new ArrayList<>();

    public Maven(Path root, Path log) {
        this.root = root;
        this.log = log;
    }

    /** Runs it to its end and tells its exit code. */
    public int run(List<String> arguments, Consumer<String> progress) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("mvn"));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true);
        offerJdk(builder);
        var process = builder.start();
        try {
            follow(process, progress);
            return process.waitFor();
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }

    /** The first lines in which Maven says what is wrong. */
    List<String> errors() {
        return List.copyOf(errors);
    }

    static String progressOf(String line) {
        var found = BUILDING.matcher(line);
        return found.find() ? "%s (%s of %s)".formatted(found.group(1), found.group(2), found.group(3)) : "";
    }

    private void follow(Process process, Consumer<String> progress) throws IOException {
        Files.createDirectories(log.toAbsolutePath().getParent());
        try (var output = process.inputReader(StandardCharsets.UTF_8);
                var copy = new PrintWriter(Files.newBufferedWriter(log), true)) {
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                copy.println(line);
                var module = progressOf(line);
                if (!module.isEmpty()) {
                    progress.accept(module);
                }
                if (line.startsWith("[ERROR]") && errors.size() < ERRORS_KEPT) {
                    errors.add(line);
                }
            }
        }
    }

    /** The toolchain of the build finds a JDK 25 by this variable wherever it lies; Maven itself runs on any JDK. */
    private static void offerJdk(ProcessBuilder builder) {
        var home = System.getProperty("java.home");
        builder.environment().put("JAVA25_HOME", home);
    }
}
