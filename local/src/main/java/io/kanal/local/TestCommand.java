package io.kanal.local;

import io.kanal.local.home.Settings;
import io.kanal.local.machine.Check;
import io.kanal.local.machine.Machine;
import io.kanal.local.testing.Browsers;
import io.kanal.local.testing.PanelTestRun;
import io.kanal.local.testing.TestReports;
import io.kanal.local.testing.TestRun;
import java.io.IOException;
import java.nio.file.Files;

/** Runs tests. */
final class TestCommand {

    private final Settings settings;

    TestCommand(Settings settings) {
        this.settings = settings;
    }

    /** Tests everything and prints a summary. */
    int everything() throws IOException, InterruptedException {
        if (!canTest()) {
            return 1;
        }
        Browsers.provide(System.out::println);
        // One that fails does not hide what the other has to say.
        var panel = new PanelTestRun(settings.root(), settings.dataFolder().resolve("logs/build-web.log")).run();
        var services = new TestRun(settings.root()).everything();
        var exitCode = services == 0 ? panel : services;
        System.out.print(TestReports.in(settings.root()).summary(exitCode == 0));
        return exitCode;
    }

    /** Kills parts of a platform under load. */
    int chaos() throws IOException, InterruptedException {
        return canTest() ? new TestRun(settings.root()).chaos() : 1;
    }

    /** Measures a test platform under load. */
    int bench() throws IOException, InterruptedException {
        return canTest() ? new TestRun(settings.root()).bench() : 1;
    }

    private boolean canTest() throws IOException {
        Files.createDirectories(settings.dataFolder());
        var missing = new Machine(settings.root(), settings.dataFolder())
                .checks().stream()
                        .filter(check -> check.result() == Check.Result.MISSING)
                        .toList();
        missing.forEach(check -> System.out.printf("Missing: %s. %s%n", check.what(), check.remedy()));
        return missing.isEmpty();
    }
}
