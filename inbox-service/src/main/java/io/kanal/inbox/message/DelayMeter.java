package io.kanal.inbox.message;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Measures how long a customer's message takes from X's own time to the inbox. What was there before the account was is not counted. */
@Component
class DelayMeter {

    private final Timer delay;

    DelayMeter(MeterRegistry meters) {
        this.delay = Timer.builder("kanal.dm.delay")
                .description("From X's time of a customer's message to the inbox")
                .serviceLevelObjectives(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(15),
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(2),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(15),
                        Duration.ofHours(1),
                        Duration.ofHours(6))
                .register(meters);
    }

    /** Counts the messages that have just been stored. */
    void measure(List<Line> lines, Instant now) {
        lines.stream()
                .filter(line -> line.incoming() && !line.history())
                .forEach(line -> delay.record(Duration.between(line.sentAt(), now)));
    }
}
