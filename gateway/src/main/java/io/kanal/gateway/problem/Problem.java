package io.kanal.gateway.problem;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.netty.handler.timeout.ReadTimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.support.ServiceUnavailableException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponse;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.reactive.function.client.WebClientRequestException;

/** A call that the gateway itself answers with problem details. */
public class Problem extends ErrorResponseException {

    private static final String RETRY_AFTER_SECONDS = "5";
    private static final URI NO_TYPE_OF_ITS_OWN = URI.create("about:blank");

    private final String code;

    /**
     * A problem.
     *
     * @param status the HTTP status
     * @param code the stable code that the panel translates by
     * @param detail what happened and what to do, in English
     */
    public Problem(HttpStatusCode status, String code, String detail) {
        this(status, code, detail, null);
    }

    private Problem(HttpStatusCode status, String code, String detail, @Nullable Throwable cause) {
        super(status, body(status, code, detail), cause);
        this.code = code;
    }

    /** What the caller is told about a failure; a failure that is a problem already stays itself. */
    public static Problem of(Throwable failure) {
        return switch (withoutWrapping(failure)) {
            case Problem problem -> problem;
            case CallNotPermittedException open -> serviceUnavailable(open);
            case ServiceUnavailableException open -> serviceUnavailable(open);
            case ConnectException unreachable -> serviceUnavailable(unreachable);
            case UnknownHostException unknown -> serviceUnavailable(unknown);
            case TimeoutException late -> timeout(late);
            case ReadTimeoutException late -> timeout(late);
            case IOException broken -> badGateway(broken);
            case ErrorResponse answer -> ofAnswer(answer, failure);
            default -> unexpected(failure);
        };
    }

    private static Throwable withoutWrapping(Throwable failure) {
        var cause = failure.getCause();
        return failure instanceof WebClientRequestException && cause != null ? cause : failure;
    }

    /** The stable code. */
    public String code() {
        return code;
    }

    private static Problem ofAnswer(ErrorResponse answer, Throwable failure) {
        var status = HttpStatus.resolve(answer.getStatusCode().value());
        if (status == null) {
            return unexpected(failure);
        }
        var problem =
                switch (status) {
                    case BAD_REQUEST ->
                        new Problem(status, "malformed-request", "The request cannot be read.", failure);
                    case NOT_FOUND -> new Problem(status, "not-found", "There is nothing at this address.", failure);
                    case METHOD_NOT_ALLOWED ->
                        new Problem(status, "method-not-allowed", "This address does not take this method.", failure);
                    case GATEWAY_TIMEOUT -> timeout(failure);
                    default ->
                        status.is5xxServerError()
                                ? unexpected(failure)
                                : new Problem(status, codeOf(status), status.getReasonPhrase() + ".", failure);
                };
        problem.getHeaders().addAll(answer.getHeaders());
        return problem;
    }

    private static Problem serviceUnavailable(Throwable cause) {
        var problem = new Problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "service-unavailable",
                "This part of Kanal cannot be reached at the moment. Nothing was done. Try again in a few seconds.",
                cause);
        problem.getHeaders().set("Retry-After", RETRY_AFTER_SECONDS);
        return problem;
    }

    private static Problem timeout(Throwable cause) {
        return new Problem(
                HttpStatus.GATEWAY_TIMEOUT,
                "timeout",
                "The answer took too long. The call may still have its effect: look before you try again.",
                cause);
    }

    private static Problem badGateway(Throwable cause) {
        return new Problem(
                HttpStatus.BAD_GATEWAY,
                "answer-lost",
                "The answer was lost on its way. The call may have had its effect: look before you try again.",
                cause);
    }

    private static Problem unexpected(Throwable cause) {
        return new Problem(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "unexpected",
                "Something went wrong on our side. Try again; if it stays, tell whoever runs this installation.",
                cause);
    }

    /** A code that is made out of a status would have no words in the panel. */
    private static String codeOf(HttpStatus status) {
        return switch (status) {
            case FORBIDDEN -> "forbidden";
            case NOT_ACCEPTABLE -> "not-acceptable";
            case REQUEST_TIMEOUT -> "request-timeout";
            case CONTENT_TOO_LARGE -> "too-large";
            case UNSUPPORTED_MEDIA_TYPE -> "unsupported-media-type";
            default -> "failed";
        };
    }

    private static ProblemDetail body(HttpStatusCode status, String code, String detail) {
        var body = ProblemDetail.forStatusAndDetail(status, detail);
        body.setType(NO_TYPE_OF_ITS_OWN);
        body.setProperty("code", code);
        return body;
    }
}
