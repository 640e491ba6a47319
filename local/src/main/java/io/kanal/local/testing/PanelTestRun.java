package io.kanal.local.testing;

import io.kanal.local.build.Panel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Checks and tests the web panel; what npm says goes straight to the terminal. */
public final class PanelTestRun {

    private final Path root;
    private final Panel panel;

    public PanelTestRun(Path root, Path log) {
        this.root = root;
        this.panel = new Panel(root, log);
    }

    /** Runs types, lint, format and tests to their end and tells whether all of them are well. */
    public int run() throws IOException, InterruptedException {
        var folder = root.resolve("web");
        if (!Files.exists(folder.resolve("package.json"))) {
            return 0;
        }
        panel.install();
        var checked = npm(folder, "check");
        var tested = npm(folder, "test");
        return checked == 0 ? tested : checked;
    }

    private static int npm(Path folder, String script) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(List.of("npm", "run", script))
                .directory(folder.toFile())
                .inheritIO();
        builder.environment().put("KANAL_TEST_REPORT", "target/surefire-reports/TEST-web.xml");
        return builder.start().waitFor();
    }
}
