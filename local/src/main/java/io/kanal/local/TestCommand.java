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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

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
        var exitCode = panelAndServices();
        System.out.print(TestReports.in(settings.root()).summary(exitCode == 0));
        return exitCode;
    }

    /** The panel beside the services, which leave a third of the machine idle. One that fails does not hide what another has to say. */
    private int panelAndServices() throws IOException, InterruptedException {
        var panel = new PanelTestRun(settings.root(), settings.dataFolder().resolve("logs"), System.out::print);
        var services = new TestRun(settings.root());
        try (var beside = Executors.newVirtualThreadPerTaskExecutor()) {
            var ofPanel = beside.submit(panel::run);
            var ofModules = services.modules();
            var exitCodes = IntStream.of(exitCode(ofPanel), ofModules, services.platform());
            return exitCodes.filter(code -> code != 0).findFirst().orElse(0);
        }
    }

    private static int exitCode(Future<Integer> panel) throws InterruptedException {
        try {
            return panel.get();
        } catch (ExecutionException e) {
            System.err.println(e.getMessage());
            return 1;
        }
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
