package io.kanal.local.platform;

import io.kanal.local.home.Home;
import io.kanal.local.home.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The board, written down for commands in other terminals. */
public final class StateFile {

    private static final int FIELDS = 4;

    private final Path file;

    public StateFile(Home home) {
        this.file = home.run().resolve("state");
    }

    /** Follows a board. */
    public void follow(Board board) {
        board.watch((part, state) -> write(board));
        write(board);
    }

    /** What was written last; empty when no launcher has run yet. */
    public Map<String, PartState> read() {
        var states = new LinkedHashMap<String, PartState>();
        try {
            for (var line : Files.readAllLines(file)) {
                var fields = line.split("\t", FIELDS);
                if (fields.length == FIELDS) {
                    states.put(fields[0], new PartState(Phase.valueOf(fields[1]), Instant.parse(fields[2]), fields[3]));
                }
            }
            return states;
        } catch (IOException | IllegalArgumentException | java.time.DateTimeException e) {
            return Map.of();
        }
    }

    /** Forgets a former launcher's states. */
    public void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    private synchronized void write(Board board) {
        var lines = board.states().entrySet().stream()
                .map(each -> line(each.getKey(), each.getValue()))
                .collect(Collectors.joining());
        try {
            OwnerOnly.write(file, lines);
        } catch (IOException e) {
            // A full disk must not end the platform, which can still say so here.
            System.err.println("The state of the parts could not be written down: " + e.getMessage());
        }
    }

    private static String line(String part, PartState state) {
        var note = state.note().replaceAll("\\s+", " ");
        return "%s\t%s\t%s\t%s\n".formatted(part, state.phase(), state.since(), note);
    }
}
