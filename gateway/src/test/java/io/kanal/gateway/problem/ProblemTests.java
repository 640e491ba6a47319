package io.kanal.gateway.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.netty.handler.timeout.ReadTimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ResponseStatusException;

/** Tests for {@link Problem}. */
class ProblemTests {

    @ParameterizedTest
    @MethodSource("failures")
    void everyFailureHasItsStatusAndCode(Throwable failure, int status, String code) {
        var problem = Problem.of(failure);

        assertThat(problem.getStatusCode().value()).isEqualTo(status);
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.getBody().getProperties()).containsEntry("code", code);
        assertThat(problem.getBody().getDetail()).isNotBlank().doesNotContain("inner word");
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                arguments(new ConnectException("inner word"), 503, "service-unavailable"),
                arguments(new UnknownHostException("inner word"), 503, "service-unavailable"),
                arguments(throughWebClient(new ConnectException("inner word")), 503, "service-unavailable"),
                arguments(new TimeoutException("inner word"), 504, "timeout"),
                arguments(ReadTimeoutException.INSTANCE, 504, "timeout"),
                arguments(new ResponseStatusException(HttpStatus.GATEWAY_TIMEOUT, "inner word"), 504, "timeout"),
                arguments(new IOException("inner word"), 502, "answer-lost"),
                arguments(new ResponseStatusException(HttpStatus.NOT_FOUND, "inner word"), 404, "not-found"),
                arguments(new ResponseStatusException(HttpStatus.BAD_REQUEST, "inner word"), 400, "malformed-request"),
                arguments(new ResponseStatusException(HttpStatus.FORBIDDEN, "inner word"), 403, "forbidden"),
                arguments(new ResponseStatusException(HttpStatus.NOT_ACCEPTABLE, "inner word"), 406, "not-acceptable"),
                arguments(
                        new ResponseStatusException(HttpStatus.REQUEST_TIMEOUT, "inner word"), 408, "request-timeout"),
                arguments(new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE, "inner word"), 413, "too-large"),
                arguments(new ResponseStatusException(HttpStatus.CONFLICT, "inner word"), 409, "failed"),
                arguments(new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS, "inner word"), 429, "failed"),
                arguments(
                        new ResponseStatusException(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "inner word"),
                        415,
                        "unsupported-media-type"),
                arguments(new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, "inner word"), 500, "unexpected"),
                arguments(new ResponseStatusException(HttpStatusCode.valueOf(499), "inner word"), 500, "unexpected"),
                arguments(new IllegalStateException("inner word"), 500, "unexpected"));
    }

    @Test
    void problemStaysItself() {
        var problem = new Problem(HttpStatus.FORBIDDEN, "csrf-token-wrong", "d");

        assertThat(Problem.of(problem)).isSameAs(problem);
    }

    @Test
    void methodsThatAreAllowedAreNamed() {
        var problem = Problem.of(new MethodNotAllowedException(HttpMethod.GET, List.of(HttpMethod.POST)));

        assertThat(problem.code()).isEqualTo("method-not-allowed");
        assertThat(problem.getHeaders().getAllow()).containsExactly(HttpMethod.POST);
    }

    private static Throwable throughWebClient(Throwable cause) {
        return new WebClientRequestException(cause, HttpMethod.GET, URI.create("http://a"), new HttpHeaders());
    }
}
