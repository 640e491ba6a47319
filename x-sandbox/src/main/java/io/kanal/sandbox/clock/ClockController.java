package io.kanal.sandbox.clock;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.time.Instant;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/sandbox/clock")
class ClockController {

    /** Ten years: enough for every window, and far from where a snowflake or a date would overflow. */
    private static final long LONGEST_SKIP = 315_360_000;

    private final SandboxClock clock;

    ClockController(SandboxClock clock) {
        this.clock = clock;
    }

    @GetMapping
    ClockView read() {
        return new ClockView(clock.real(), clock.now(), clock.skipped().toSeconds());
    }

    @PostMapping
    ClockView skip(@Valid @RequestBody Skip skip) {
        clock.skip(Duration.ofSeconds(skip.skipSeconds()));
        return read();
    }

    record Skip(@NotNull @Positive @Max(LONGEST_SKIP) Long skipSeconds) {}

    record ClockView(Instant realTime, Instant sandboxTime, long skippedSeconds) {}
}
