package io.kanal.local;

import io.kanal.local.demo.Demo;
import io.kanal.local.home.Home;
import io.kanal.local.home.Settings;
import io.kanal.local.kafka.EventWatch;
import io.kanal.local.machine.Ports;
import io.kanal.local.platform.Leftovers;
import io.kanal.local.service.ServiceName;
import io.kanal.local.terminal.Screen;
import java.io.IOException;

/** Plays the main job on the platform that runs, and prints each event. */
final class DemoCommand {

    private final Settings settings;
    private final Screen screen;

    DemoCommand(Settings settings, Screen screen) {
        this.settings = settings;
        this.screen = screen;
    }

    int run() throws IOException, InterruptedException {
        var home = Home.in(settings.dataFolder(), false);
        var ports = Ports.read(home.run()).filter(known -> new Leftovers(home).exist());
        if (ports.isEmpty()) {
            screen.say("The demo needs Kanal with the sandbox. Start it with ./kanal up");
            return 1;
        }
        play(ports.get());
        return 0;
    }

    private void play(Ports ports) throws IOException, InterruptedException {
        var gateway = ports.gateway();
        var sandbox = gateway + ServiceName.SANDBOX.portOffset();
        var events = EventWatch.of("127.0.0.1:" + ports.kafka(), screen::say);
        try {
            Demo.play("http://localhost:" + gateway, "http://localhost:" + sandbox, screen::say);
        } finally {
            events.end();
        }
    }
}
