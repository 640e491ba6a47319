package io.kanal.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The files that are the contract: golden files, schemas and {@code asyncapi.yaml}. With the system property
 * {@code kanal.contracts.write} missing files are written, to be read by a person before they are committed; a file that is
 * there is never changed.
 */
final class ContractFiles {

    private static final Path SCHEMAS = Path.of("src/main/resources/schemas");
    private static final Path GOLDEN = Path.of("src/test/resources/contracts");
    static final Path ASYNC_API = Path.of("src/main/resources/asyncapi.yaml");

    private ContractFiles() {}

    static Path schemaOf(Class<? extends KanalRecord> kind) {
        return SCHEMAS.resolve(Envelope.typeOf(kind) + ".json");
    }

    /** {@code io.kanal.channel.connected.v1} has its golden file at {@code channel/connected.json}. */
    static Path goldenOf(Class<? extends KanalRecord> kind) {
        var parts = Envelope.typeOf(kind).split("\\.");
        return GOLDEN.resolve(parts[2]).resolve(parts[3] + ".json");
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    file + " is missing: write it with -Dkanal.contracts.write and read it before you commit it", e);
        }
    }

    static void writeIfAsked(Path file, String content) {
        if (Boolean.getBoolean("kanal.contracts.write") && Files.notExists(file)) {
            try {
                Files.createDirectories(file.getParent());
                Files.writeString(file, content);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
