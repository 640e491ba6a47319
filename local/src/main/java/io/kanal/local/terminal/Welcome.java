package io.kanal.local.terminal;

import io.kanal.local.home.Settings;
import io.kanal.local.machine.Ports;

/** What a person needs once everything runs: the address, the logins and what to do next. */
public final class Welcome {

    private Welcome() {}

    /** The text for a platform. */
    public static String of(Settings settings, Ports ports, String ending) {
        return """

                Kanal is ready: %s
                  logins     owner, supervisor, agent (organisation Demo), other (organisation Other), operator
                             password of all: kanal-demo
                %s
                  Kafka      127.0.0.1:%d        PostgreSQL 127.0.0.1:%d
                  logs       %s

                Next: ./kanal demo (plays the main job), ./kanal topic inbox-messages --from-beginning, ./kanal status
                %s""".formatted(
                        settings.publicUrl(),
                        x(settings, ports),
                        ports.kafka(),
                        ports.postgres(),
                        settings.home().logs(),
                        ending);
    }

    private static String x(Settings settings, Ports ports) {
        return settings.realX()
                ? "  X          the real one, with the app of KANAL_X_API_KEY: reading costs money there"
                : "  sandbox X  http://127.0.0.1:%d/sandbox: write a message as a customer (every X password: sandbox)"
                        .formatted(ports.gateway() + 10);
    }
}
