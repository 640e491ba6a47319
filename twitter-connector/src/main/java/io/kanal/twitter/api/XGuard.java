package io.kanal.twitter.api;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.micrometer.tagged.TaggedBulkheadMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.github.resilience4j.reactor.bulkhead.operator.BulkheadOperator;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.github.resilience4j.reactor.retry.RetryOperator;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.kanal.twitter.api.XError.Busy;
import io.kanal.twitter.api.XError.NoAnswer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.net.URI;
import java.time.Duration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Keeps an X that is out of order from taking us along, and us from burdening it. A customer's 401, 402, 403 or 429 never
 * counts.
 */
@Component
final class XGuard implements MeterBinder {

    private final CircuitBreakerRegistry breakers;
    private final BulkheadRegistry bulkheads;
    private final Retry retry;

    XGuard(XProperties properties) {
        var breaker = properties.breaker();
        breakers = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .slidingWindowType(SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(breaker.window())
                .minimumNumberOfCalls(breaker.atLeast())
                .failureRateThreshold(breaker.failurePercent())
                .waitDurationInOpenState(breaker.rest())
                .permittedNumberOfCallsInHalfOpenState(5)
                .recordException(XGuard::isOutage)
                .ignoreException(XGuard::wasNotMade)
                .build());
        bulkheads = BulkheadRegistry.of(BulkheadConfig.custom()
                .maxConcurrentCalls(properties.parallelCalls())
                .maxWaitDuration(Duration.ZERO)
                .build());
        retry = Retry.of(
                "x-reads",
                RetryConfig.custom()
                        .maxAttempts(properties.readAttempts())
                        .intervalFunction(IntervalFunction.ofExponentialRandomBackoff(properties.readPause(), 2.0, 0.5))
                        .retryOnException(XGuard::isOutage)
                        .build());
    }

    <T> Mono<T> read(URI baseUrl, Mono<T> call) {
        return once(baseUrl, call).transformDeferred(RetryOperator.of(retry));
    }

    <T> Mono<T> once(URI baseUrl, Mono<T> call) {
        return call.transformDeferred(CircuitBreakerOperator.of(breaker(baseUrl)))
                .transformDeferred(BulkheadOperator.of(bulkhead(baseUrl)))
                .onErrorMap(CallNotPermittedException.class, e -> new XApiException(new NoAnswer(true)))
                .onErrorMap(BulkheadFullException.class, e -> new XApiException(new Busy()));
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(meters);
        TaggedBulkheadMetrics.ofBulkheadRegistry(bulkheads).bindTo(meters);
    }

    CircuitBreaker breaker(URI baseUrl) {
        return breakers.circuitBreaker(baseUrl.getAuthority());
    }

    private Bulkhead bulkhead(URI baseUrl) {
        return bulkheads.bulkhead(baseUrl.getAuthority());
    }

    private static boolean isOutage(Throwable failure) {
        return failure instanceof XApiException x && x.error().isOutage();
    }

    private static boolean wasNotMade(Throwable failure) {
        return failure instanceof XApiException x && x.error() instanceof Busy;
    }
}
