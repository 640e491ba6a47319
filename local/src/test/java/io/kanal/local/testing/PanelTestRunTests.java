package io.kanal.local.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests for {@link PanelTestRun}, with a panel that needs no library, run by the real npm. */
class PanelTestRunTests {

    @TempDir
    Path root;

    private final List<String> said = new ArrayList<>();

    @BeforeEach
    void npmIsInstalled() {
        var path = Stream.of(System.getenv("PATH").split(":"));
        assumeTrue(path.anyMatch(folder -> Files.isExecutable(Path.of(folder, "npm"))), "npm is not installed");
    }

    @Test
    void tellsWhatTheChecksAndTheTestsSaid() throws Exception {
        panelWhose("echo well formed", "echo well tested");

        assertThat(run()).isZero();
        assertThat(said).hasSize(2);
        assertThat(said.getFirst()).contains("well formed");
        assertThat(said.getLast()).contains("well tested");
    }

    @Test
    void aFailedCheckDoesNotHideTheTests() throws Exception {
        panelWhose("echo badly formed && exit 3", "echo well tested");

        assertThat(run()).isEqualTo(3);
        assertThat(said.getLast()).contains("well tested");
    }

    @Test
    void failsWhereATestFails() throws Exception {
        panelWhose("echo well formed", "echo badly tested >&2 && exit 4");

        assertThat(run()).isEqualTo(4);
        assertThat(said.getLast()).contains("badly tested");
    }

    @Test
    void aCheckoutWithoutAPanelHasNothingToTest() throws Exception {
        assertThat(run()).isZero();
        assertThat(said).isEmpty();
    }

    private int run() throws IOException, InterruptedException {
        return new PanelTestRun(root, root.resolve("logs"), said::add).run();
    }

    private void panelWhose(String check, String test) throws IOException {
        var web = Files.createDirectories(root.resolve("web"));
        Files.writeString(web.resolve("package.json"), """
                {"name": "w", "version": "1.0.0", "scripts": {"check": "%s", "test": "%s"}}
                """.formatted(check, test));
        Files.writeString(web.resolve("package-lock.json"), """
                {"name": "w", "version": "1.0.0", "lockfileVersion": 3, "packages": {"": {"name": "w", "version": "1.0.0"}}}
                """);
    }
}
