package io.kanal.local.operator;

import io.kanal.local.home.Home;
import io.kanal.local.home.Settings;
import io.kanal.local.machine.Ports;
import io.kanal.local.service.ServiceName;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Where the services are: at the addresses that the environment names, or else those of the platform on this machine. */
public final class Addresses {

    private final Settings settings;

    /** The services as these settings name them. */
    public Addresses(Settings settings) {
        this.settings = settings;
    }

    /** The services that have a database, and so something to look after. */
    public static List<ServiceName> services() {
        return Arrays.stream(ServiceName.values())
                .filter(service -> service.database().isPresent())
                .toList();
    }

    /** The address of a service. */
    public String of(ServiceName service) throws IOException {
        var named = settings.variable(variable(service));
        return named.isPresent() ? named.get() : local(service);
    }

    private String local(ServiceName service) throws IOException {
        var ports = Optional.of(settings.home())
                .flatMap(home -> Ports.read(home.run()))
                .or(() -> Ports.read(Home.in(settings.dataFolder(), false).run()))
                .orElseThrow(() -> new IOException("Kanal is not running here. Start it with ./kanal up, or set %s."
                        .formatted(variable(service))));
        return "http://127.0.0.1:" + (ports.gateway() + service.portOffset());
    }

    private static String variable(ServiceName service) {
        return switch (service) {
            case AUTH -> "KANAL_AUTH_URL";
            case INTEGRATION -> "KANAL_INTEGRATION_URL";
            case CONNECTOR -> "KANAL_CONNECTOR_URL";
            case REGISTRY -> "KANAL_REGISTRY_URL";
            case INBOX -> "KANAL_INBOX_URL";
            case GATEWAY -> "KANAL_GATEWAY_URL";
            case SANDBOX -> "KANAL_SANDBOX_URL";
        };
    }
}
