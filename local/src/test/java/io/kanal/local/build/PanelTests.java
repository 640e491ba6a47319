package io.kanal.local.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests for {@link Panel}, with a panel that needs no library, built by the real npm. */
class PanelTests {

    @TempDir
    Path root;

    private Panel panel;

    @BeforeEach
    void aPanelWithoutLibraries() throws IOException {
        assumeTrue(npmIsHere(), "npm is not installed");
        packageThatBuildsBy("mkdir -p dist && echo page > dist/index.html");
        write("web/package-lock.json", lockOf("1.0.0"));
        write("web/src/main.tsx", "one");
        panel = new Panel(root, root.resolve("build.log"));
    }

    @Test
    void isBuiltOnceUntilASourceChanges() throws Exception {
        assertThat(panel.isStale()).isTrue();

        panel.build();
        assertThat(Panel.filesOf(root).resolve("index.html")).exists();
        assertThat(panel.isStale()).isFalse();

        write("web/src/main.tsx", "two");
        assertThat(panel.isStale()).isTrue();
    }

    @Test
    void fetchesLibrariesOnlyWhenTheirListChanged() throws Exception {
        assertThat(panel.needsLibraries()).isTrue();
        panel.install();
        assertThat(panel.needsLibraries()).isFalse();

        write("web/package-lock.json", lockOf("1.0.1"));
        assertThat(panel.needsLibraries()).isTrue();
    }

    @Test
    void saysInNpmsWordsWhyItCouldNotBeBuilt() throws Exception {
        packageThatBuildsBy("echo no such part && exit 3");

        assertThatThrownBy(() -> panel.build()).hasMessageContaining("no such part");
        assertThat(panel.isStale()).isTrue();
    }

    @Test
    void aCheckoutWithoutAPanelHasNothingToBuild() throws Exception {
        var other = new Panel(root.resolve("elsewhere"), root.resolve("build.log"));

        assertThat(other.isStale()).isFalse();
        assertThat(other.needsLibraries()).isFalse();
    }

    private void packageThatBuildsBy(String script) throws IOException {
        write("web/package.json", """
                {"name": "w", "version": "1.0.0", "scripts": {"build": "%s"}}
                """.formatted(script));
    }

    private static String lockOf(String version) {
        return """
                {"name": "w", "version": "%s", "lockfileVersion": 3, "packages": {"": {"name": "w", "version": "%s"}}}
                """.formatted(version, version);
    }

    private static boolean npmIsHere() {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "npm")));
    }

    private void write(String path, String content) throws IOException {
        var file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
