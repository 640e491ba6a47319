package io.kanal.local.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.kanal.local.home.Settings;
import io.kanal.local.machine.Listeners;
import io.kanal.local.machine.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests for {@link PortPlan}. */
class PortPlanTests {

    @TempDir
    Path folder;

    @Test
    void aTakenServicePortEndsTheStartAndNamesItsOwner() throws IOException {
        try (var taken = listening(0)) {
            var settings = settings(taken.getLocalPort());

            assertThatExceptionOfType(PortTakenException.class)
                    .isThrownBy(() -> new PortPlan(settings).decide(news -> {}))
                    .withMessageContaining("Port %d is taken by pid %d"
                            .formatted(
                                    taken.getLocalPort(),
                                    ProcessHandle.current().pid()))
                    .withMessageContaining("gateway");
        }
    }

    @Test
    void postgresAndKafkaStepAside() throws IOException {
        var news = new ArrayList<String>();
        var taken = List.of(take(5432), take(9092));
        try {
            var ports = new PortPlan(settings(freeRange())).decide(news::add);

            assertThat(ports.postgres()).isNotEqualTo(5432);
            assertThat(ports.kafka()).isNotEqualTo(9092);
            assertThat(news).anySatisfy(line -> assertThat(line).contains("Port 5432 is taken by"));
            assertThat(Ports.read(folder.resolve("run"))).hasValue(ports);
        } finally {
            for (var socket : taken) {
                socket.close();
            }
        }
    }

    private Settings settings(int port) throws IOException {
        var settings = new Settings(folder, folder, Map.of("KANAL_PORT", Integer.toString(port)));
        settings.home().create();
        return settings;
    }

    /** A port with ten free ones behind it. */
    private static int freeRange() throws IOException {
        while (true) {
            var port = Listeners.free();
            if (port < 65_000 && IntStream.rangeClosed(port, port + 10).allMatch(Listeners::isFree)) {
                return port;
            }
        }
    }

    /** Takes the port, unless somebody else has it already. */
    private static ServerSocket take(int port) throws IOException {
        return Listeners.isFree(port) ? listening(port) : new ServerSocket();
    }

    private static ServerSocket listening(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
    }
}
