package io.kanal.local.platform;

import io.kanal.local.home.Settings;
import io.kanal.local.kafka.Kafka;
import io.kanal.local.machine.Listeners;
import io.kanal.local.machine.Ports;
import io.kanal.local.postgres.Postgres;
import io.kanal.local.process.PidFile;
import io.kanal.local.service.ServiceName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Finds a port for every part. The services' ports are fixed, so a taken one ends the start; PostgreSQL and Kafka take a free
 * one then. A part that still runs keeps its port.
 */
public final class PortPlan {

    private static final int POSTGRES = 5432;
    private static final int KAFKA = 9092;

    private final Settings settings;

    public PortPlan(Settings settings) {
        this.settings = settings;
    }

    /**
     * Decides and writes it down.
     *
     * @param news hears which port is taken and what is used instead
     */
    public Ports decide(Consumer<String> news) throws IOException {
        refuseTakenPorts();
        var before = Ports.read(settings.home().run());
        var kafkaRuns = runs(Kafka.NAME);
        var postgres = before.filter(ports -> runs(Postgres.NAME)).map(Ports::postgres);
        var kafka = before.filter(ports -> kafkaRuns).map(Ports::kafka);
        var controller = before.map(Ports::controller).filter(port -> kafkaRuns || Listeners.isFree(port));
        var ports = new Ports(
                settings.port(),
                postgres.isPresent()
                        ? postgres.get()
                        : usual(
                                "PostgreSQL",
                                POSTGRES,
                                before.map(Ports::postgres).orElse(0),
                                news),
                kafka.isPresent()
                        ? kafka.get()
                        : usual("Kafka", KAFKA, before.map(Ports::kafka).orElse(0), news),
                controller.isPresent() ? controller.get() : Listeners.free());
        ports.write(settings.home().run());
        return ports;
    }

    private static int usual(String what, int usual, int before, Consumer<String> news) throws IOException {
        if (Listeners.isFree(usual)) {
            return usual;
        }
        var other = before > 0 && Listeners.isFree(before) ? before : Listeners.free();
        news.accept("%s Kanal's %s takes %d.".formatted(taken(usual), what, other));
        return other;
    }

    private void refuseTakenPorts() throws IOException {
        var taken = new ArrayList<String>();
        for (var service : ServiceName.running(settings)) {
            var port = settings.port() + service.portOffset();
            if (!Listeners.isFree(port) && !runs(service.module())) {
                taken.add(taken(port) + " It is needed by " + service.module() + ".");
            }
        }
        if (!taken.isEmpty()) {
            throw new PortTakenException(List.copyOf(taken));
        }
    }

    private boolean runs(String part) {
        return new PidFile(settings.home().run(), part).alive().isPresent();
    }

    private static String taken(int port) {
        return Listeners.ownerOf(port)
                .map(owner -> "Port %d is taken by %s.".formatted(port, owner))
                .orElse("Port %d is taken by a process of another user.".formatted(port));
    }
}
