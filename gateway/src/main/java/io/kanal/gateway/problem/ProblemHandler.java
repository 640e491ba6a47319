package io.kanal.gateway.problem;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Answers every failure in the gateway with problem details, and lets no internal word out. */
@Component
@Order(-2)
class ProblemHandler implements WebExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemHandler.class);

    private final JsonMapper json;

    ProblemHandler(JsonMapper json) {
        this.json = json;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        var response = exchange.getResponse();
        if (response.isCommitted()) {
            return Mono.error(failure);
        }
        var problem = Problem.of(failure);
        note(exchange, problem, failure);
        response.setStatusCode(problem.getStatusCode());
        response.getHeaders().remove("Content-Length");
        response.getHeaders().putAll(problem.getHeaders());
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(json.writeValueAsBytes(problem.getBody()))));
    }

    private static void note(ServerWebExchange exchange, Problem problem, Throwable failure) {
        var call = exchange.getRequest().getMethod() + " " + area(exchange);
        if (problem.getStatusCode().isSameCodeAs(HttpStatus.INTERNAL_SERVER_ERROR)) {
            log.error("{} failed: {}", call, Kind.of(failure));
        } else if (problem.getStatusCode().is5xxServerError()) {
            log.warn("{} ended with {}: {}", call, problem.code(), Kind.of(failure));
        }
    }

    /** The first two parts of the path; what follows can be a secret, such as the token of an invitation. */
    private static String area(ServerWebExchange exchange) {
        var path = exchange.getRequest().getPath().pathWithinApplication();
        return path.subPath(0, Math.min(4, path.elements().size())).value();
    }
}
