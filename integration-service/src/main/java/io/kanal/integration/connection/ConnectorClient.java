package io.kanal.integration.connection;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.reactor.bulkhead.operator.BulkheadOperator;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.kanal.edge.ProblemException;
import io.kanal.edge.Wordless;
import io.netty.handler.timeout.ReadTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks twitter-connector to authorise an account. It answers, or fails with one of two: a {@link ProblemException} is the
 * connector's own verdict, a {@link ConnectorUnavailableException} is none at all.
 */
@Component
class ConnectorClient {

    private static final Logger log = LoggerFactory.getLogger(ConnectorClient.class);
    private static final String NAME = "twitter-connector";

    private final WebClient http;
    private final CircuitBreaker circuitBreaker;
    private final Bulkhead bulkhead;
    private final Duration timeout;
    private final ConnectorProblems problems;

    ConnectorClient(
            WebClient connectorWebClient,
            CircuitBreakerRegistry circuitBreakers,
            BulkheadRegistry bulkheads,
            ConnectorProperties properties,
            JsonMapper json) {
        this.http = connectorWebClient;
        this.circuitBreaker = circuitBreakers.circuitBreaker(NAME);
        this.bulkhead = bulkheads.bulkhead(NAME);
        this.timeout = properties.timeout();
        this.problems = new ConnectorProblems(json);
    }

    /**
     * Begins a login at X.
     *
     * @param browserBindingHash what the callback's cookie must match
     */
    record Login(UUID connectionId, UUID channelId, int historyDays, String browserBindingHash) {}

    /** Where the person signs in, and until when. */
    record AuthorizePage(String authorizeUrl, Instant expiresAt) {}

    /** Tries the keys of a developer app. */
    record DeveloperApp(
            UUID connectionId,
            UUID channelId,
            int historyDays,
            String apiKey,
            String apiKeySecret,
            String accessToken,
            String accessTokenSecret) {

        @Override
        public String toString() {
            return "DeveloperApp[connectionId=%s, keys hidden]".formatted(connectionId);
        }
    }

    /** What the connector makes of keys that are not wrong; the rest comes as an event. */
    record Accepted(State state) {

        enum State {
            AUTHORIZED,
            WAITING
        }
    }

    Mono<AuthorizePage> authorize(Login login) {
        return call("/internal/authorizations/login", login, AuthorizePage.class);
    }

    Mono<Accepted> authorize(DeveloperApp keys) {
        return call("/internal/authorizations/developer-app", keys, Accepted.class);
    }

    private <T> Mono<T> call(String path, Object body, Class<T> answer) {
        return http.post()
                .uri(path)
                .bodyValue(body)
                .retrieve()
                .bodyToMono(answer)
                .timeout(timeout)
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("The connector's answer is empty")))
                .onErrorMap(this::outcome)
                .transformDeferred(CircuitBreakerOperator.of(circuitBreaker))
                .transformDeferred(BulkheadOperator.of(bulkhead))
                .onErrorMap(ConnectorClient::isNotLetThrough, e -> ConnectorUnavailableException.unavailable());
    }

    private ProblemException outcome(Throwable failure) {
        var outcome = failure instanceof WebClientResponseException answer
                ? problems.outcome(answer)
                : withoutAnswer(failure);
        if (outcome instanceof ConnectorUnavailableException) {
            log.warn("twitter-connector gave no verdict: {}", Wordless.line(failure));
        }
        return outcome;
    }

    private static ConnectorUnavailableException withoutAnswer(Throwable failure) {
        return failure instanceof TimeoutException || failure.getCause() instanceof ReadTimeoutException
                ? ConnectorUnavailableException.noAnswerInTime()
                : ConnectorUnavailableException.unavailable();
    }

    private static boolean isNotLetThrough(Throwable failure) {
        return failure instanceof CallNotPermittedException || failure instanceof BulkheadFullException;
    }
}
