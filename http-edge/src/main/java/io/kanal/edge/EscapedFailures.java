package io.kanal.edge;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;
import reactor.core.publisher.Mono;

/**
 * Answers and logs what failed before a controller was reached, or after its answer had begun. Spring's own lines would repeat
 * the whole address, and so what somebody looks for.
 */
@Order(-2)
final class EscapedFailures implements WebExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(EscapedFailures.class);

    private final SecurityProblems problems;

    EscapedFailures(SecurityProblems problems) {
        this.problems = problems;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        if (isCallersDoing(failure)) {
            return Mono.error(failure);
        }
        return failure instanceof AuthenticationServiceException
                ? answer(exchange, failure, Level.WARN, keysAway())
                : answer(exchange, failure, Level.ERROR, LoggedCall.problem());
    }

    private Mono<Void> answer(ServerWebExchange exchange, Throwable failure, Level level, ProblemDetail problem) {
        return LoggedCall.of(exchange)
                .doOnNext(call -> call.failed(log.atLevel(level), problem, failure))
                .then(Mono.defer(() -> exchange.getResponse().isCommitted()
                        ? Mono.error(failure)
                        : problems.write(exchange, problem)));
    }

    private static boolean isCallersDoing(Throwable failure) {
        return DisconnectedClientHelper.isClientDisconnectedException(failure)
                || (failure instanceof ErrorResponse response
                        && response.getStatusCode().is4xxClientError());
    }

    private static ProblemDetail keysAway() {
        return ProblemException.problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "service-unavailable",
                "Kanal cannot see at the moment who you are. Try again in a moment.",
                List.of());
    }
}
