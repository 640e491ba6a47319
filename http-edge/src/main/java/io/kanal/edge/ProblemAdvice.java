package io.kanal.edge;

import io.kanal.edge.ProblemException.InvalidField;
import jakarta.validation.ConstraintViolation;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.reactive.result.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.server.ServerErrorException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebInputException;
import reactor.core.publisher.Mono;
import tools.jackson.databind.DatabindException;

/** Turns every failure of a call into problem details with a code, and lets no internal word out. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    private static final String UNNAMED = "failed";

    @Override
    protected Mono<ResponseEntity<Object>> handleWebExchangeBindException(
            WebExchangeBindException ex, HttpHeaders headers, HttpStatusCode status, ServerWebExchange exchange) {
        var errors =
                ex.getFieldErrors().stream().map(ProblemAdvice::invalidField).toList();
        return answer(ProblemException.invalid(errors).getBody());
    }

    @Override
    protected Mono<ResponseEntity<Object>> handleHandlerMethodValidationException(
            HandlerMethodValidationException ex,
            HttpHeaders headers,
            HttpStatusCode status,
            ServerWebExchange exchange) {
        var errors = ex.getParameterValidationResults().stream()
                .flatMap(result -> result instanceof ParameterErrors parameter
                        ? parameter.getFieldErrors().stream().map(ProblemAdvice::invalidField)
                        : result.getResolvableErrors().stream()
                                .map(error -> invalidParameter(
                                        Objects.toString(
                                                result.getMethodParameter().getParameterName()),
                                        error.getDefaultMessage())))
                .toList();
        return answer(ProblemException.invalid(errors).getBody());
    }

    @Override
    protected Mono<ResponseEntity<Object>> handleServerWebInputException(
            ServerWebInputException ex, HttpHeaders headers, HttpStatusCode status, ServerWebExchange exchange) {
        return answer(UnreadableInput.problemOf(ex));
    }

    /** A blank in a path is an id that does not exist; nothing else that fails so is the caller's to know. */
    @Override
    protected Mono<ResponseEntity<Object>> handleServerErrorException(
            ServerErrorException ex, HttpHeaders headers, HttpStatusCode status, ServerWebExchange exchange) {
        var parameter = ex.getMethodParameter();
        return parameter != null && parameter.hasParameterAnnotation(PathVariable.class)
                ? answer(ProblemException.problem(
                        HttpStatus.NOT_FOUND, "not-found", "There is nothing at this address.", List.of()))
                : unexpected(ex, exchange);
    }

    @Override
    protected Mono<ResponseEntity<Object>> handleExceptionInternal(
            Exception ex,
            @Nullable Object body,
            @Nullable HttpHeaders headers,
            HttpStatusCode status,
            ServerWebExchange exchange) {
        if (body == null && ex instanceof ErrorResponse response) {
            withCode(response.getBody());
        }
        return super.handleExceptionInternal(ex, body, headers, status, exchange);
    }

    @ExceptionHandler
    Mono<ResponseEntity<Object>> bodyTooLarge(DataBufferLimitException ex) {
        return answer(ProblemException.problem(
                HttpStatus.CONTENT_TOO_LARGE, "too-large", "The request is larger than allowed.", List.of()));
    }

    @ExceptionHandler
    Mono<ResponseEntity<Object>> unexpected(Exception ex, ServerWebExchange exchange) {
        var problem = LoggedCall.problem();
        return LoggedCall.of(exchange)
                .doOnNext(call -> call.failed(log.atError(), problem, ex))
                .then(Mono.defer(() -> answer(problem)));
    }

    private static Mono<ResponseEntity<Object>> answer(ProblemDetail problem) {
        return Mono.just(ResponseEntity.status(problem.getStatus()).body(problem));
    }

    private static void withCode(ProblemDetail problem) {
        problem.setType(ProblemException.NO_TYPE);
        var properties = problem.getProperties();
        if (properties != null && properties.containsKey("code")) {
            return;
        }
        var status = HttpStatus.resolve(problem.getStatus());
        problem.setProperty("code", status == null ? UNNAMED : codeOf(status));
    }

    /** A code that is made out of a status would have no words in the panel. */
    private static String codeOf(HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST -> "bad-request";
            case FORBIDDEN -> "forbidden";
            case NOT_FOUND -> "not-found";
            case METHOD_NOT_ALLOWED -> "method-not-allowed";
            case NOT_ACCEPTABLE -> "not-acceptable";
            case REQUEST_TIMEOUT -> "request-timeout";
            case CONTENT_TOO_LARGE -> "too-large";
            case UNSUPPORTED_MEDIA_TYPE -> "unsupported-media-type";
            case SERVICE_UNAVAILABLE -> "service-unavailable";
            default -> UNNAMED;
        };
    }

    private static InvalidField invalidField(FieldError error) {
        var violation = error.contains(ConstraintViolation.class) ? error.unwrap(ConstraintViolation.class) : null;
        var constraint = violation == null
                ? ""
                : violation
                        .getConstraintDescriptor()
                        .getAnnotation()
                        .annotationType()
                        .getSimpleName();
        return switch (constraint) {
            case "NotNull", "NotBlank", "NotEmpty" ->
                new InvalidField(error.getField(), "required", "field is required");
            case "Size" -> new InvalidField(error.getField(), "wrong-length", sentence(error.getDefaultMessage()));
            case "Pattern" -> new InvalidField(error.getField(), "malformed", sentence(error.getDefaultMessage()));
            default -> new InvalidField(error.getField(), "invalid", sentence(error.getDefaultMessage()));
        };
    }

    private static InvalidField invalidParameter(String name, @Nullable String message) {
        return new InvalidField(name, "invalid", sentence(message));
    }

    private static String sentence(@Nullable String message) {
        return message == null ? "is not valid" : message;
    }

    /** Input that cannot be read as what the call takes: malformed JSON, a wrong type, a parameter that is no number. */
    private static final class UnreadableInput {

        static ProblemDetail problemOf(ServerWebInputException ex) {
            if (isInPath(ex)) {
                return ProblemException.problem(
                        HttpStatus.NOT_FOUND, "not-found", "There is nothing at this address.", List.of());
            }
            var field = fieldOf(ex);
            if (field == null) {
                return ProblemException.problem(
                        HttpStatus.BAD_REQUEST, "malformed-request", "The request cannot be read.", List.of());
            }
            return ProblemException.problem(
                    HttpStatus.BAD_REQUEST,
                    "malformed-request",
                    "The field %s cannot be read.".formatted(field),
                    List.of(new InvalidField(field, "malformed", "cannot be read")));
        }

        /** An id that is not even well-formed is unknown like any other. */
        private static boolean isInPath(ServerWebInputException ex) {
            var parameter = ex.getMethodParameter();
            return parameter != null && parameter.hasParameterAnnotation(PathVariable.class);
        }

        private static @Nullable String fieldOf(ServerWebInputException ex) {
            for (Throwable cause = ex; cause != null; cause = cause.getCause()) {
                if (cause instanceof DatabindException databind
                        && !databind.getPath().isEmpty()) {
                    return databind.getPath().getLast().getPropertyName();
                }
            }
            var parameter = ex.getMethodParameter();
            if (parameter == null || parameter.hasParameterAnnotation(RequestBody.class)) {
                return null;
            }
            return parameter.getParameterName();
        }
    }
}
