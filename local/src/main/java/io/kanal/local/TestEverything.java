package io.kanal.local;

import io.kanal.local.home.Settings;
import io.kanal.local.machine.Check;
import io.kanal.local.machine.Machine;
import io.kanal.local.testing.TestReports;
import io.kanal.local.testing.TestRun;
import java.io.IOException;
import java.nio.file.Files;

/** Tests everything and prints a summary. */
final class TestEverything {

    private final Settings settings;

    TestEverything(Settings settings) {
        this.settings = settings;
    }

    int run() throws IOException, InterruptedException {
        Files.createDirectories(settings.dataFolder());
        var missing = new Machine(settings.root(), settings.dataFolder())
                .checks().stream()
                        .filter(check -> check.result() == Check.Result.MISSING)
                        .toList();
        missing.forEach(check -> System.out.printf("Missing: %s. %s%n", check.what(), check.remedy()));
        if (!missing.isEmpty()) {
            return 1;
        }
        var exitCode = new TestRun(settings.root()).run();
        System.out.print(TestReports.in(settings.root()).summary(exitCode == 0));
        return exitCode;
    }
}
