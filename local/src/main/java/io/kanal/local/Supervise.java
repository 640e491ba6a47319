package io.kanal.local;

import io.kanal.local.home.Settings;
import io.kanal.local.machine.Ports;
import io.kanal.local.platform.Board;
import io.kanal.local.platform.LauncherLock;
import io.kanal.local.platform.Platform;
import io.kanal.local.platform.StateFile;
import io.kanal.local.platform.Supervisor;
import io.kanal.local.process.Part;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/** Looks after all parts in the background, until it is told to end. */
final class Supervise {

    private final Settings settings;

    Supervise(Settings settings) {
        this.settings = settings;
    }

    int run() throws IOException, InterruptedException {
        try (var lock = new LauncherLock(settings.home())) {
            if (!lock.take()) {
                System.err.println("Another launcher looks after this platform already.");
                return 1;
            }
            var ports = Ports.read(settings.home().run()).orElseThrow(() -> new IOException("No ports were chosen."));
            var parts = Platform.parts(settings, ports, Libraries.classPath());
            var board = new Board(parts.stream().map(Part::name).toList());
            new StateFile(settings.home()).follow(board);
            board.watch((part, state) ->
                    System.out.printf("%s %s %s %s%n", state.since(), part, state.phase(), state.note()));
            var supervisor = new Supervisor(parts, settings.home(), board);
            supervisor.start();
            stopAtEnd(supervisor, lock);
            new CountDownLatch(1).await();
            return 0;
        }
    }

    /** A signal ends the virtual machine, and that ends the parts. */
    static void stopAtEnd(Supervisor supervisor, LauncherLock lock) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                supervisor.stop();
                lock.close();
            } catch (IOException e) {
                System.err.println("The launcher's pid file stays: " + e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
    }
}
