package io.kanal.gateway.relay;

import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.timelimiter.TimeLimiterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The circuit breakers of the routes. Only a call that had no answer counts as failed: an answer is an answer, whatever its
 * status.
 */
@Configuration(proxyBeanMethods = false)
class CircuitBreakers {

    @Bean
    CircuitBreakerRegistry circuitBreakerRegistry(BreakerProperties properties) {
        return CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .slidingWindowSize(properties.window())
                .minimumNumberOfCalls(properties.atLeast())
                .failureRateThreshold(properties.failurePercent())
                .waitDurationInOpenState(properties.pause())
                .permittedNumberOfCallsInHalfOpenState(properties.trials())
                .build());
    }

    /** Spring Cloud wants one; the routes' time limits are the gateway's own. */
    @Bean
    TimeLimiterRegistry timeLimiterRegistry() {
        return TimeLimiterRegistry.ofDefaults();
    }
}
