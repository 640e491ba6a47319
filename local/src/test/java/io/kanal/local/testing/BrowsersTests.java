package io.kanal.local.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests for {@link Browsers}. */
class BrowsersTests {

    @TempDir
    Path folder;

    @Test
    void everyBrowserThatCannotBeHadIsNamed() throws Exception {
        assertThat(said())
                .containsExactly(
                        "The tests that need Chromium are skipped: sudo apt-get install chromium",
                        "The tests that need Firefox are skipped: sudo apt-get install firefox-esr",
                        "The tests that need WebKitGTK are skipped: sudo apt-get install webkit2gtk-driver",
                        "The tests that need WebKitGTK's MiniBrowser are skipped: sudo apt-get install libwebkit2gtk-4.1-0",
                        "The tests that need a screen for WebKitGTK are skipped: sudo apt-get install xvfb");
    }

    @Test
    void driverAndScreenOfWebKitAreNotEnough() throws Exception {
        install("bin/chromium", "bin/firefox", "bin/WebKitWebDriver", "bin/Xvfb");

        assertThat(said()).singleElement().asString().contains("MiniBrowser");
    }

    @Test
    void nothingIsSaidWhereAllAreThere() throws Exception {
        install("bin/google-chrome", "bin/firefox-esr", "bin/WebKitWebDriver", "bin/Xvfb");
        install("lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser");

        assertThat(said()).isEmpty();
    }

    /** What is said on a machine that has no programs but those in the folder, not even one that installs others. */
    private List<String> said() throws IOException, InterruptedException {
        var lines = new ArrayList<String>();
        var path = folder.resolve("none") + ":" + folder.resolve("bin");
        Browsers.provide(new Installed(path, folder.resolve("lib")), lines::add);
        return lines;
    }

    private void install(String... programs) throws IOException {
        for (var program : programs) {
            var file = folder.resolve(program);
            Files.createDirectories(file.getParent());
            assertThat(Files.createFile(file).toFile().setExecutable(true)).isTrue();
        }
    }
}
