package io.kanal.local.testing;

import io.kanal.local.build.Panel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Checks and tests the web panel, beside other work: what npm says is kept until it has said all. */
public final class PanelTestRun {

    private final Path folder;
    private final Path logs;
    private final Panel panel;
    private final Consumer<String> output;

    /**
     * The run of a checkout's panel.
     *
     * @param logs the folder for what npm says
     * @param output is given all that each check and all tests said, when they have ended
     */
    public PanelTestRun(Path root, Path logs, Consumer<String> output) {
        this.folder = root.resolve("web");
        this.logs = logs;
        this.panel = new Panel(root, logs.resolve("build-web.log"));
        this.output = output;
    }

    /** Runs types, lint, format and tests to their end and tells the exit code: 0 if all of them are well. */
    public int run() throws IOException, InterruptedException {
        if (!Files.exists(folder.resolve("package.json"))) {
            return 0;
        }
        panel.install();
        var checked = npm("check");
        var tested = npm("test");
        return checked == 0 ? tested : checked;
    }

    private int npm(String script) throws IOException, InterruptedException {
        var log = logs.resolve("%s-web.log".formatted(script));
        Files.createDirectories(logs);
        var builder = new ProcessBuilder(List.of("npm", "run", script))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("KANAL_TEST_REPORT", "target/surefire-reports/TEST-web.xml");
        var exitCode = builder.start().waitFor();
        output.accept(Files.readString(log));
        return exitCode;
    }
}
