package io.kanal.local.machine;

import io.kanal.local.home.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where everything listens.
 *
 * @param gateway the gateway's port; the services follow it
 * @param postgres PostgreSQL's port
 * @param kafka Kafka's port
 * @param controller the port of Kafka's own controller
 */
public record Ports(int gateway, int postgres, int kafka, int controller) {

    private static final String FILE = "ports";

    /** The ports that were written down in a folder. */
    public static Optional<Ports> read(Path folder) {
        try {
            var numbers = Files.readString(folder.resolve(FILE)).strip().split("\\s+");
            return Optional.of(new Ports(
                    Integer.parseInt(numbers[0]),
                    Integer.parseInt(numbers[1]),
                    Integer.parseInt(numbers[2]),
                    Integer.parseInt(numbers[3])));
        } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    /** Writes them down for the other commands. */
    public void write(Path folder) throws IOException {
        OwnerOnly.write(folder.resolve(FILE), "%d %d %d %d\n".formatted(gateway, postgres, kafka, controller));
    }
}
