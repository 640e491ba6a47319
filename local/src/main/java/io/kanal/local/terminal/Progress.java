package io.kanal.local.terminal;

import io.kanal.local.platform.PartState;
import io.kanal.local.platform.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A bar and one line per part, as text. */
final class Progress {

    private static final int WIDTH = 30;

    private final Instant began;

    Progress(Instant began) {
        this.began = began;
    }

    List<String> lines(Map<String, PartState> states, Instant now) {
        var lines = new ArrayList<String>();
        lines.add(bar(states, now));
        states.forEach((part, state) -> lines.add(line(part, state, now)));
        return lines;
    }

    static String word(Phase phase) {
        return phase.name().toLowerCase(Locale.ROOT);
    }

    private String bar(Map<String, PartState> states, Instant now) {
        var ready = states.values().stream()
                .filter(state -> state.phase() == Phase.READY)
                .count();
        var filled = states.isEmpty() ? 0 : (int) (WIDTH * ready / states.size());
        return "[%s%s] %d of %d ready, %d s"
                .formatted(
                        "#".repeat(filled),
                        "-".repeat(WIDTH - filled),
                        ready,
                        states.size(),
                        Duration.between(began, now).toSeconds());
    }

    private String line(String part, PartState state, Instant now) {
        var took = Duration.between(
                state.phase() == Phase.READY ? began : state.since(),
                state.phase() == Phase.READY ? state.since() : now);
        var seconds = Math.max(0, took.toSeconds());
        return "  %-20s %-10s %3d s  %s"
                .formatted(part, word(state.phase()), seconds, state.note())
                .stripTrailing();
    }
}
