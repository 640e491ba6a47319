package io.kanal.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** Tests for what the gateway counts. */
@GatewayTest
class MetricsTests {

    @Autowired
    private CircuitBreakerRegistry breakers;

    @Autowired
    private MeterRegistry meters;

    @Test
    void everyNumberOfACircuitBreakerIsRegisteredOnce() {
        var complaints = new ListAppender<ILoggingEvent>();
        complaints.start();
        var log = (Logger) LoggerFactory.getLogger(MeterRegistry.class);
        log.setLevel(Level.DEBUG);
        log.addAppender(complaints);
        try {
            breakers.circuitBreaker("one-more");
        } finally {
            log.detachAppender(complaints);
            log.setLevel(null);
        }
        assertThat(complaints.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .isEmpty();
        assertThat(meters.find("resilience4j.circuitbreaker.state")
                        .tag("name", "one-more")
                        .gauges())
                .isNotEmpty();
    }
}
