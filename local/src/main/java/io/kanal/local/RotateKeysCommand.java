package io.kanal.local;

import io.kanal.local.home.Settings;
import io.kanal.local.operator.KeyRotation;
import io.kanal.local.operator.KeysetFile;
import io.kanal.local.operator.Operator;
import io.kanal.local.service.ServiceName;
import io.kanal.local.terminal.Screen;
import java.io.IOException;
import java.util.List;

/** Replaces the keys of the platform on this machine, while it runs. */
final class RotateKeysCommand {

    private static final List<ServiceName> WITH_KEYSET = List.of(ServiceName.CONNECTOR, ServiceName.AUTH);

    private final Settings settings;
    private final Screen screen;

    RotateKeysCommand(Settings settings, Screen screen) {
        this.settings = settings;
        this.screen = screen;
    }

    int run() throws IOException, InterruptedException {
        try (var operator = Operator.signIn(settings)) {
            var rotation = new KeyRotation(operator, screen::say);
            for (var service : WITH_KEYSET) {
                var file = settings.home().secrets().resolve(service.module() + ".keyset");
                rotation.keyset(service, new KeysetFile(file));
            }
            rotation.signingKey();
        }
        return 0;
    }
}
