package io.kanal.local.terminal;

import io.kanal.local.platform.PartState;
import io.kanal.local.platform.Phase;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Shows how the parts become ready, and afterwards only what goes wrong. */
public final class ProgressView {

    private final Screen screen;
    private final Progress progress = new Progress(Instant.now());
    private final Map<String, PartState> shown = new HashMap<>();
    private boolean started;

    public ProgressView(Screen screen) {
        this.screen = screen;
    }

    /** Shows the states of this moment; call it a few times per second. */
    public synchronized void show(Map<String, PartState> states) {
        states.forEach(this::news);
        if (!started) {
            screen.draw(progress.lines(states, Instant.now()));
        }
    }

    /** From now on everything runs. */
    public synchronized void allReady(Supplier<String> welcome) {
        started = true;
        screen.keepBlock();
        screen.say(welcome.get());
    }

    private void news(String part, PartState state) {
        var before = shown.put(part, state);
        if (before != null && before.phase() == state.phase() && before.note().equals(state.note())) {
            return;
        }
        var ready = state.phase() == Phase.READY;
        var wrong = state.phase() == Phase.RESTARTING;
        if (wrong) {
            screen.say("! %s %s".formatted(part, state.note()));
        } else if (ready && (started || !screen.interactive())) {
            screen.say("  %s is ready".formatted(part));
        }
    }
}
