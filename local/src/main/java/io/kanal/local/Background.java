package io.kanal.local;

import io.kanal.local.home.Settings;
import io.kanal.local.machine.Ports;
import io.kanal.local.platform.PartState;
import io.kanal.local.platform.Phase;
import io.kanal.local.platform.Platform;
import io.kanal.local.platform.StateFile;
import io.kanal.local.process.Launch;
import io.kanal.local.process.LogFile;
import io.kanal.local.process.Part;
import io.kanal.local.process.PidFile;
import io.kanal.local.terminal.ProgressView;
import io.kanal.local.terminal.Screen;
import io.kanal.local.terminal.Welcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A platform that a launcher in the background looks after. */
final class Background {

    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final long LOOK_MILLIS = 250;
    private static final int LINES_SHOWN = 8;

    private final Settings settings;
    private final Screen screen;

    Background(Settings settings, Screen screen) {
        this.settings = settings;
        this.screen = screen;
    }

    /** Starts that launcher and waits until all is ready. */
    int start(Ports ports) throws IOException, InterruptedException {
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                "-Dkanal.root=" + settings.root(),
                "-Dkanal.data=" + settings.dataFolder(),
                "-Dkanal.libraries=" + System.getProperty("kanal.libraries", "local/target/lib"),
                "-cp",
                System.getProperty("java.class.path"),
                Kanal.class.getName(),
                "supervise");
        return follow(ports, new Launch(command, Map.of(), log()).start());
    }

    /** Waits until all is ready, or says what is not. */
    int follow(Ports ports) throws IOException, InterruptedException {
        return follow(ports, null);
    }

    private int follow(Ports ports, @Nullable Process launcher) throws IOException, InterruptedException {
        var parts = Platform.parts(settings, ports, Libraries.classPath());
        var stateFile = new StateFile(settings.home());
        var view = new ProgressView(screen);
        var end = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < end) {
            if (launcher != null && !launcher.isAlive()) {
                screen.say("The launcher in the background ended with %d:".formatted(launcher.exitValue()));
                showEndOf(log());
                return 1;
            }
            var states = stateFile.read();
            view.show(states);
            if (areReady(states, parts)) {
                view.allReady(() -> Welcome.of(settings, ports, "Stop it with ./kanal down"));
                return 0;
            }
            Thread.sleep(LOOK_MILLIS);
        }
        explain(stateFile.read());
        return 1;
    }

    /** The launcher's word may be a moment old, so each part is asked too. */
    private boolean areReady(Map<String, PartState> states, List<Part> parts) throws InterruptedException {
        for (var part : parts) {
            var state = states.get(part.name());
            if (state == null || state.phase() != Phase.READY) {
                return false;
            }
        }
        for (var part : parts) {
            var alive = new PidFile(settings.home().run(), part.name()).alive().isPresent();
            if (!alive || !part.isReady()) {
                return false;
            }
        }
        return true;
    }

    private void explain(Map<String, PartState> states) {
        states.forEach((part, state) -> {
            if (state.phase() != Phase.READY) {
                screen.say("%s is not ready. The end of %s:"
                        .formatted(part, settings.home().log(part)));
                showEndOf(settings.home().log(part));
            }
        });
    }

    private void showEndOf(Path log) {
        new LogFile(log).tail(LINES_SHOWN).forEach(line -> screen.say("    " + line));
    }

    private Path log() {
        return settings.home().log("kanal");
    }
}
