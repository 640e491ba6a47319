package io.kanal.gateway.relay;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When a route's circuit breaker opens, and how it closes again.
 *
 * @param window how many of the latest calls it looks at
 * @param atLeast how many calls it must have seen
 * @param failurePercent which part of them must have failed
 * @param pause how long nothing is sent then
 * @param trials how many calls are let through after that to see whether the service is back
 */
@ConfigurationProperties("kanal.breaker")
record BreakerProperties(
        @DefaultValue("20") int window,
        @DefaultValue("10") int atLeast,
        @DefaultValue("50") float failurePercent,
        @DefaultValue("5s") Duration pause,
        @DefaultValue("3") int trials) {}
