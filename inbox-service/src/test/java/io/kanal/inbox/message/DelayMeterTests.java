package io.kanal.inbox.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.kanal.inbox.conversation.LineType;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Tests for {@link DelayMeter}. */
class DelayMeterTests {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @Test
    void countsWhatCustomersWroteSinceTheAccountWasConnected() {
        var meters = new SimpleMeterRegistry();
        var meter = new DelayMeter(meters);

        meter.measure(
                List.of(line(true, false, 20), line(true, false, 40), line(false, false, 600), line(true, true, 900)),
                NOW);

        var delay = meters.get("kanal.dm.delay").timer();
        assertThat(delay.count()).isEqualTo(2);
        assertThat(delay.max(TimeUnit.SECONDS)).isEqualTo(40);
        assertThat(delay.takeSnapshot().histogramCounts()).hasSize(10);
    }

    private static Line line(boolean incoming, boolean history, int secondsAgo) {
        var nothing = JsonMapper.shared().createArrayNode();
        return new Line(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "1",
                "1-2",
                "3",
                LineType.values()[0],
                Line.Direction.INBOUND,
                incoming,
                "2",
                "Halo",
                nothing,
                nothing,
                null,
                null,
                null,
                NOW.minusSeconds(secondsAgo),
                history);
    }
}
