package io.kanal.local;

import io.kanal.local.home.Home;
import io.kanal.local.home.Settings;
import io.kanal.local.kafka.Kafka;
import io.kanal.local.machine.Listeners;
import io.kanal.local.machine.Ports;
import io.kanal.local.platform.Leftovers;
import io.kanal.local.platform.StateFile;
import io.kanal.local.postgres.Postgres;
import io.kanal.local.process.PidFile;
import io.kanal.local.process.Processes;
import io.kanal.local.service.Service;
import io.kanal.local.service.ServiceName;
import java.util.ArrayList;
import java.util.List;

/** Shows how every part does. Answers 0 when all is ready. */
final class Status {

    private static final String LINE = "  %-20s %-12s %8s %6s %8s%n";

    private final Settings settings;

    Status(Settings settings) {
        this.settings = settings;
    }

    int run() throws InterruptedException {
        var shown = 0;
        var ready = true;
        for (var realX : new boolean[] {false, true}) {
            var home = Home.in(settings.dataFolder(), realX);
            var ports = Ports.read(home.run());
            if (ports.isPresent() && anyRuns(home)) {
                shown++;
                ready &= show(home, ports.get(), realX);
            }
        }
        if (shown == 0) {
            System.out.println("Kanal is not running. Start it with ./kanal up");
        }
        return shown > 0 && ready ? 0 : 1;
    }

    private boolean anyRuns(Home home) {
        return new PidFile(home.run(), "kanal").alive().isPresent() || new Leftovers(home).exist();
    }

    private boolean show(Home home, Ports ports, boolean realX) throws InterruptedException {
        System.out.printf("Kanal with %s, data in %s%n", realX ? "the real X" : "the sandbox", home.folder());
        System.out.printf(LINE, "part", "state", "pid", "port", "memory");
        var ready = true;
        for (var part : partsOf(home, ports)) {
            ready &= show(home, part);
        }
        if (new PidFile(home.run(), "kanal").alive().isEmpty()) {
            System.out.println("! No launcher looks after them: ./kanal up --detach starts one.");
        }
        return ready;
    }

    private static boolean show(Home home, Watched part) throws InterruptedException {
        var process = new PidFile(home.run(), part.name()).alive();
        if (process.isEmpty()) {
            System.out.printf(LINE, part.name(), "dead", "-", part.port(), "-");
            return false;
        }
        var ready = part.service() ? Service.isHealthy(part.port()) : !Listeners.isFree(part.port());
        var pid = process.get().pid();
        var memory = Processes.residentMegabytes(pid) + " MB";
        System.out.printf(LINE, part.name(), ready ? "ready" : "not ready", pid, part.port(), memory);
        return ready;
    }

    private static List<Watched> partsOf(Home home, Ports ports) {
        var started = new StateFile(home).read().keySet();
        var parts = new ArrayList<Watched>();
        parts.add(new Watched(Postgres.NAME, ports.postgres(), false));
        parts.add(new Watched(Kafka.NAME, ports.kafka(), false));
        for (var name : ServiceName.values()) {
            if (started.contains(name.module())) {
                parts.add(new Watched(name.module(), ports.gateway() + name.portOffset(), true));
            }
        }
        return parts;
    }

    /** A part as it is seen from outside. */
    private record Watched(String name, int port, boolean service) {}
}
