package io.kanal.sandbox.answer;

import org.springframework.stereotype.Component;

/** The switches as they stand now; a start sets them back to the configuration. */
@Component
public class CurrentSwitches {

    private final Switches configured;
    private volatile Switches current;

    CurrentSwitches(Switches configured) {
        this.configured = configured;
        this.current = configured;
    }

    /** How they stand. */
    public Switches get() {
        return current;
    }

    void change(Switches changed) {
        current = changed;
    }

    void reset() {
        current = configured;
    }
}
