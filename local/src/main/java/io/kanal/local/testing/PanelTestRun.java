package io.kanal.local.testing;

import io.kanal.local.build.Panel;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Checks and tests the web panel. It runs beside Maven, so what npm says goes to a log. */
public final class PanelTestRun {

    private final Path folder;
    private final Panel panel;
    private final File log;

    /**
     * The run of a checkout.
     *
     * @param log where npm's output goes; what was there is written over
     */
    public PanelTestRun(Path root, Path log) {
        this.folder = root.resolve("web");
        this.panel = new Panel(root, log);
        this.log = log.toFile();
    }

    /** Runs types, lint, format and tests to their end and tells whether all of them are well. */
    public int run() throws IOException, InterruptedException {
        if (!Files.exists(folder.resolve("package.json"))) {
            return 0;
        }
        Files.createDirectories(log.toPath().getParent());
        Files.deleteIfExists(log.toPath());
        panel.install();
        var checked = npm("check");
        var tested = npm("test");
        return checked == 0 ? tested : checked;
    }

    private int npm(String script) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(List.of("npm", "run", script))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log));
        builder.environment().put("KANAL_TEST_REPORT", "target/surefire-reports/TEST-web.xml");
        return builder.start().waitFor();
    }
}
