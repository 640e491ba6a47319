package io.kanal.local;

import io.kanal.local.home.Settings;
import io.kanal.local.machine.Check;
import io.kanal.local.machine.Machine;
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
        var exitCode = new TestRun(settings.root()).everything();
        System.out.print(TestReports.in(settings.root()).summary(exitCode == 0));
        return exitCode;
    }

    /** Kills parts of a platform under load. */
    int chaos() throws IOException, InterruptedException {
        return canTest() ? new TestRun(settings.root()).chaos() : 1;
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
