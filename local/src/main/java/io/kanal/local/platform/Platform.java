package io.kanal.local.platform;

import io.kanal.local.build.Build;
import io.kanal.local.home.Home;
import io.kanal.local.home.Secrets;
import io.kanal.local.home.Settings;
import io.kanal.local.kafka.Kafka;
import io.kanal.local.machine.Ports;
import io.kanal.local.postgres.Postgres;
import io.kanal.local.process.Part;
import io.kanal.local.service.Service;
import io.kanal.local.service.ServiceEnvironment;
import io.kanal.local.service.ServiceName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The parts of the platform, in the order in which a person reads them. */
public final class Platform {

    private Platform() {}

    /**
     * All parts.
     *
     * @param classPath where Kafka's own server is
     */
    public static List<Part> parts(Settings settings, Ports ports, String classPath) throws IOException {
        var home = settings.home();
        var secrets = Secrets.of(home);
        var postgres = postgres(home, secrets, ports);
        var parts = new ArrayList<Part>();
        parts.add(postgres);
        parts.add(new Kafka(home, ports.kafka(), ports.controller(), classPath));
        var environment = new ServiceEnvironment(settings, ports, secrets, postgres);
        for (var name : ServiceName.running(settings)) {
            var jar = Build.jarOf(settings.root(), name.module());
            parts.add(new Service(name, ports.gateway() + name.portOffset(), jar, environment.of(name), home));
        }
        return parts;
    }

    /** The database server, which knows the services' passwords. */
    public static Postgres postgres(Home home, Secrets secrets, Ports ports) {
        return new Postgres(home, secrets, ports.postgres(), databases());
    }

    private static List<String> databases() {
        return List.of(ServiceName.values()).stream()
                .map(ServiceName::database)
                .flatMap(Optional::stream)
                .toList();
    }
}
