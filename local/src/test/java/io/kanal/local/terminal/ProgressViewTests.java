package io.kanal.local.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kanal.local.platform.PartState;
import io.kanal.local.platform.Phase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests for {@link ProgressView} and {@link Progress}. */
class ProgressViewTests {

    private static final Instant BEGAN = Instant.parse("2026-11-22T10:00:00Z");

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @Test
    void aBarAndOneLinePerPart() {
        var states = new LinkedHashMap<String, PartState>();
        states.put("postgres", new PartState(Phase.READY, BEGAN.plusSeconds(3), ""));
        states.put("kafka", new PartState(Phase.STARTING, BEGAN.plusSeconds(5), ""));

        var lines = new Progress(BEGAN).lines(states, BEGAN.plusSeconds(9));

        assertThat(lines)
                .containsExactly(
                        "[###############---------------] 1 of 2 ready, 9 s",
                        "  postgres             ready        3 s",
                        "  kafka                starting     4 s");
    }

    @Test
    void aTerminalIsDrawnAgain() {
        var view = new ProgressView(new Screen(output(), true));

        view.show(Map.of("kafka", state(Phase.STARTING, "")));
        view.show(Map.of("kafka", state(Phase.READY, "")));

        assertThat(written.toString(UTF_8)).contains("\u001b[2A\u001b[J").contains("1 of 1 ready");
    }

    @Test
    void aFileGetsNewsOnly() {
        var view = new ProgressView(new Screen(output(), false));

        view.show(Map.of("kafka", state(Phase.STARTING, "")));
        view.show(Map.of("kafka", state(Phase.READY, "")));
        view.show(Map.of("kafka", state(Phase.READY, "")));

        assertThat(written.toString(UTF_8)).isEqualTo("  kafka is ready\n");
    }

    @Test
    void aDeathIsSaidAlsoWhenAllWasReady() {
        var view = new ProgressView(new Screen(output(), true));
        view.show(Map.of("kafka", state(Phase.READY, "")));
        view.allReady(() -> "welcome");

        view.show(Map.of("kafka", state(Phase.RESTARTING, "ended with 137, starts again in 1 s")));
        view.show(Map.of("kafka", state(Phase.READY, "")));

        assertThat(written.toString(UTF_8))
                .endsWith("welcome\n! kafka ended with 137, starts again in 1 s\n  kafka is ready\n");
    }

    private PrintStream output() {
        return new PrintStream(written, true, UTF_8);
    }

    private static PartState state(Phase phase, String note) {
        return new PartState(phase, BEGAN, note);
    }
}
