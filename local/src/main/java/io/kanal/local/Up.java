package io.kanal.local;

import io.kanal.local.build.Build;
import io.kanal.local.build.Panel;
import io.kanal.local.home.Settings;
import io.kanal.local.machine.Check;
import io.kanal.local.machine.Machine;
import io.kanal.local.machine.Ports;
import io.kanal.local.platform.Board;
import io.kanal.local.platform.LauncherLock;
import io.kanal.local.platform.Platform;
import io.kanal.local.platform.PortPlan;
import io.kanal.local.platform.StateFile;
import io.kanal.local.platform.Supervisor;
import io.kanal.local.platform.WakeUp;
import io.kanal.local.process.Part;
import io.kanal.local.service.ServiceName;
import io.kanal.local.terminal.ProgressView;
import io.kanal.local.terminal.Screen;
import io.kanal.local.terminal.Welcome;
import io.kanal.local.x.Preflight;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** Starts everything. */
final class Up {

    private static final long DRAW_MILLIS = 250;

    private final Settings settings;
    private final Screen screen;

    Up(Settings settings, Screen screen) {
        this.settings = settings;
        this.screen = screen;
    }

    int run(boolean detach) throws IOException, InterruptedException {
        settings.home().create();
        if (!machineIsFit()) {
            return 1;
        }
        try (var lock = new LauncherLock(settings.home())) {
            if (!lock.take()) {
                return join(runningPorts());
            }
            var ports = new PortPlan(settings).decide(screen::say);
            if (settings.realX() && !xAccepts()) {
                return 1;
            }
            build();
            var parts = Platform.parts(settings, ports, Libraries.classPath());
            if (!detach) {
                return stay(parts, ports, lock);
            }
            new StateFile(settings.home()).delete();
        }
        return new Background(settings, screen).start(runningPorts());
    }

    private boolean machineIsFit() throws IOException {
        var checks = new Machine(settings.root(), settings.dataFolder()).checks();
        screen.say("Found: "
                + checks.stream()
                        .filter(check -> check.result() != Check.Result.MISSING)
                        .map(Check::what)
                        .collect(Collectors.joining(", ")));
        checks.stream()
                .filter(check -> check.result() == Check.Result.WARNING)
                .forEach(check -> screen.say("! %s: %s".formatted(check.what(), check.remedy())));
        var missing = checks.stream()
                .filter(check -> check.result() == Check.Result.MISSING)
                .toList();
        missing.forEach(check -> screen.say("Missing: %s. %s".formatted(check.what(), check.remedy())));
        return missing.isEmpty();
    }

    private boolean xAccepts() throws InterruptedException {
        var verdict = new Preflight(settings).ask();
        if (!verdict.words().isEmpty()) {
            screen.say("! " + verdict.words());
        }
        return verdict.usable();
    }

    private void build() throws IOException, InterruptedException {
        buildPanel();
        buildServices();
    }

    private void buildPanel() throws IOException, InterruptedException {
        var panel = new Panel(settings.root(), settings.home().log("build-web"));
        if (settings.without().contains("web") || !panel.isStale()) {
            return;
        }
        screen.say(
                panel.needsLibraries()
                        ? "Building web; npm fetches about 200 MB of libraries first (about a minute, as the network is)"
                        : "Building web; about 10 s");
        panel.build();
    }

    private void buildServices() throws IOException, InterruptedException {
        var build = new Build(settings.root(), settings.home().log("build"));
        var stale = build.stale(
                ServiceName.running(settings).stream().map(ServiceName::module).toList());
        if (stale.isEmpty()) {
            return;
        }
        screen.say("Building %s; about %d s".formatted(String.join(", ", stale.keySet()), 20 + 15 * stale.size()));
        build.run(stale, module -> screen.say("  " + module));
    }

    /** Somebody else looks after the platform already: what is dead is started, what is stale is built and started anew. */
    private int join(Ports ports) throws IOException, InterruptedException {
        if (ports.gateway() != settings.port()) {
            screen.say("Kanal runs already, at port %d. Stop it first: ./kanal down".formatted(ports.gateway()));
            return 1;
        }
        screen.say("Kanal runs already; what is dead is started.");
        build();
        new WakeUp(settings.home()).say();
        return new Background(settings, screen).follow(ports);
    }

    private int stay(List<Part> parts, Ports ports, LauncherLock lock) throws IOException, InterruptedException {
        var board = new Board(parts.stream().map(Part::name).toList());
        new StateFile(settings.home()).follow(board);
        var supervisor = new Supervisor(parts, settings.home(), board);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> screen.say("Stopping everything ...")));
        Supervise.stopAtEnd(supervisor, lock);
        supervisor.start();
        var view = new ProgressView(screen);
        var welcomed = false;
        while (true) {
            view.show(board.states());
            if (!welcomed && board.allReady()) {
                welcomed = true;
                view.allReady(() -> Welcome.of(settings, ports, "Ctrl-C stops everything."));
            }
            Thread.sleep(DRAW_MILLIS);
        }
    }

    private Ports runningPorts() throws IOException {
        return Ports.read(settings.home().run()).orElseThrow(() -> new IOException("No ports were chosen."));
    }
}
