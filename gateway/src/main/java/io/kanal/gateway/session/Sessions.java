package io.kanal.gateway.session;

import io.kanal.gateway.origin.ClientAddress;
import io.kanal.gateway.problem.Problem;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.cloud.client.circuitbreaker.ReactiveCircuitBreaker;
import org.springframework.cloud.client.circuitbreaker.ReactiveCircuitBreakerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/** The sessions, which auth-service keeps: opens, renews and ends them there. */
@Component
class Sessions {

    private final WebClient auth;
    private final ReactiveCircuitBreaker breaker;
    private final SessionProperties properties;
    private final ClientAddress client;
    private final Map<String, Mono<Renewal>> renewals = new ConcurrentHashMap<>();

    Sessions(
            HttpClient http,
            ReactiveCircuitBreakerFactory<?, ?> breakers,
            SessionProperties properties,
            ClientAddress client) {
        this.auth = WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(http))
                .baseUrl(properties.authUrl().toString())
                .build();
        this.breaker = breakers.create("sessions");
        this.properties = properties;
        this.client = client;
    }

    /** Asks for a session with what the person typed, and answers auth-service's answer, whichever it is. */
    Mono<ResponseEntity<byte[]>> open(ServerHttpRequest request, byte[] credentials) {
        return guarded(auth.post()
                .uri("/internal/sessions")
                .headers(headers -> relay(request, headers))
                .headers(headers -> headers.setContentType(request.getHeaders().getContentType()))
                .bodyValue(credentials)
                .exchangeToMono(answer -> answer.toEntity(byte[].class)));
    }

    /** Renews a session. However many requests ask at the same time, auth-service is asked once. */
    Mono<Renewal> renew(ServerHttpRequest request, String refreshToken) {
        return Mono.defer(() -> renewals.computeIfAbsent(
                refreshToken,
                token -> guarded(askToRenew(request, token))
                        .doFinally(end -> renewals.remove(token))
                        .cache()));
    }

    /** Ends a session; one that has ended already is no mistake. */
    Mono<Void> end(ServerHttpRequest request, String refreshToken) {
        return guarded(auth.post()
                .uri("/internal/sessions/end")
                .headers(headers -> relay(request, headers))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of("refreshToken", refreshToken))
                .exchangeToMono(answer -> answer.statusCode().is5xxServerError()
                        ? Mono.error(unavailable(answer))
                        : answer.releaseBody()));
    }

    private Mono<Renewal> askToRenew(ServerHttpRequest request, String refreshToken) {
        return auth.post()
                .uri("/internal/sessions/refresh")
                .headers(headers -> relay(request, headers))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of("refreshToken", refreshToken))
                .exchangeToMono(answer -> {
                    if (answer.statusCode().is2xxSuccessful()) {
                        return answer.bodyToMono(Session.class).map(Renewal.Renewed::new);
                    }
                    return answer.statusCode().isSameCodeAs(HttpStatus.UNAUTHORIZED)
                            ? answer.releaseBody().thenReturn(new Renewal.Ended())
                            : answer.releaseBody().then(Mono.error(unavailable(answer)));
                });
    }

    private void relay(ServerHttpRequest request, HttpHeaders headers) {
        headers.set("X-Forwarded-For", client.of(request));
        var traceparent = request.getHeaders().getFirst("traceparent");
        if (traceparent != null) {
            headers.set("traceparent", traceparent);
        }
        var agent = request.getHeaders().getFirst(HttpHeaders.USER_AGENT);
        if (agent != null) {
            headers.set(HttpHeaders.USER_AGENT, agent);
        }
    }

    private <T> Mono<T> guarded(Mono<T> call) {
        return breaker.run(
                call.timeout(properties.timeLimit()).onErrorMap(Problem::of), error -> Mono.error(Problem.of(error)));
    }

    private static Problem unavailable(ClientResponse answer) {
        return new Problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "service-unavailable",
                "Your session cannot be looked up at the moment (%d). Try again in a few seconds."
                        .formatted(answer.statusCode().value()));
    }
}
