package io.kanal.local;

import io.kanal.local.home.Home;
import io.kanal.local.home.Settings;
import io.kanal.local.platform.Leftovers;
import io.kanal.local.process.PidFile;
import io.kanal.local.process.Stop;
import io.kanal.local.terminal.Screen;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;

/** Stops everything: the platform of the sandbox and that of the real X, whichever runs. */
final class Down {

    private static final Stop LAUNCHER = new Stop("TERM", Duration.ofSeconds(60));

    private final Settings settings;
    private final Screen screen;

    Down(Settings settings, Screen screen) {
        this.settings = settings;
        this.screen = screen;
    }

    int run() throws IOException, InterruptedException {
        var stopped = stop(Home.in(settings.dataFolder(), false)) | stop(Home.in(settings.dataFolder(), true));
        screen.say(stopped ? "Kanal is stopped." : "Kanal is not running.");
        return 0;
    }

    private boolean stop(Home home) throws IOException, InterruptedException {
        if (!Files.exists(home.run())) {
            return false;
        }
        var launcher = new PidFile(home.run(), "kanal").alive();
        if (launcher.isPresent()) {
            screen.say("Stopping everything ...");
            LAUNCHER.apply(launcher.get());
        }
        var leftovers = new Leftovers(home);
        var left = leftovers.exist();
        leftovers.stop();
        return launcher.isPresent() || left;
    }
}
