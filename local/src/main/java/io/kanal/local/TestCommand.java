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
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

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
        var exitCode = panelBesideServices(settings.dataFolder().resolve("logs/test-web.log"));
        System.out.print(TestReports.in(settings.root()).summary(exitCode == 0));
        return exitCode;
    }

    /** One that fails does not hide what the other has to say. */
    private int panelBesideServices(Path log) throws IOException, InterruptedException {
        System.out.printf("The panel is tested beside the services; what npm says is in %s%n", log);
        try (var beside = Executors.newVirtualThreadPerTaskExecutor()) {
            var panel = beside.submit(new PanelTestRun(settings.root(), log)::run);
            var services = new TestRun(settings.root()).everything();
            var tested = panel.get();
            if (tested != 0) {
                System.out.print(Files.readString(log));
            }
            return services == 0 ? tested : services;
        } catch (ExecutionException e) {
            throw new IOException("The panel could not be tested; see " + log, e);
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
