package io.kanal.twitter;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Tests for what the connector counts of its calls to X. */
class MetricsTests extends ConnectorTest {

    @Autowired
    private MeterRegistry meters;

    @Test
    void guardsOfEachXAreMeasured() {
        enterKeys(Connection.next()).expectStatus().isOk();

        var x = X.url().getAuthority();
        assertThat(meters.find("resilience4j.circuitbreaker.state")
                        .tag("name", x)
                        .gauges())
                .isNotEmpty();
        assertThat(meters.find("resilience4j.bulkhead.available.concurrent.calls")
                        .tag("name", x)
                        .gauges())
                .isNotEmpty();
    }
}
