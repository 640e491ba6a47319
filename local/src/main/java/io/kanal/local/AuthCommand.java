package io.kanal.local;

import io.kanal.local.build.Build;
import io.kanal.local.home.Secrets;
import io.kanal.local.home.Settings;
import io.kanal.local.machine.Ports;
import io.kanal.local.platform.Platform;
import io.kanal.local.service.Jvm;
import io.kanal.local.service.ServiceEnvironment;
import io.kanal.local.service.ServiceName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Has auth-service do one thing in this terminal, beside the one that runs: make an owner or an operator. */
final class AuthCommand {

    private final Settings settings;

    AuthCommand(Settings settings) {
        this.settings = settings;
    }

    int run(List<String> words) throws IOException, InterruptedException {
        var home = settings.home();
        var ports = Ports.read(home.run())
                .orElseThrow(() -> new IOException("Kanal is not running here. Start it with ./kanal up"));
        var secrets = Secrets.of(home);
        var environment = new ServiceEnvironment(settings, ports, secrets, Platform.postgres(home, secrets, ports));
        var command = new ArrayList<>(Jvm.command(Build.jarOf(settings.root(), ServiceName.AUTH.module()), List.of()));
        command.addAll(words);
        var builder = new ProcessBuilder(command).inheritIO();
        environment.of(ServiceName.AUTH).forEach((name, value) -> set(builder.environment(), name, value));
        return builder.start().waitFor();
    }

    private static void set(Map<String, String> variables, String name, String value) {
        if (value.isEmpty()) {
            variables.remove(name);
        } else {
            variables.put(name, value);
        }
    }
}
