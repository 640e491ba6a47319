package io.kanal.integration.connection;

import io.kanal.edge.ProblemException;
import io.kanal.edge.ProblemException.InvalidField;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the connector's problem details. A verdict, such as that X refuses the keys or cannot be reached, has a code of its
 * own and goes on to the person; whatever else is no success is no verdict.
 */
final class ConnectorProblems {

    private static final Set<HttpStatus> MAY_BE_VERDICT = Set.of(
            HttpStatus.UNAUTHORIZED,
            HttpStatus.FORBIDDEN,
            HttpStatus.CONFLICT,
            HttpStatus.UNPROCESSABLE_CONTENT,
            HttpStatus.TOO_MANY_REQUESTS,
            HttpStatus.BAD_GATEWAY,
            HttpStatus.SERVICE_UNAVAILABLE);

    private final JsonMapper json;

    ConnectorProblems(JsonMapper json) {
        this.json = json;
    }

    ProblemException outcome(WebClientResponseException answer) {
        var status = HttpStatus.resolve(answer.getStatusCode().value());
        var problem = status != null && MAY_BE_VERDICT.contains(status) ? read(answer) : null;
        return status == null || problem == null || !problem.isVerdict(status)
                ? ConnectorUnavailableException.unavailable()
                : problem.toException(status);
    }

    private @Nullable Problem read(WebClientResponseException answer) {
        var type = answer.getHeaders().getContentType();
        if (!MediaType.APPLICATION_PROBLEM_JSON.isCompatibleWith(type)) {
            return null;
        }
        try {
            return json.readValue(answer.getResponseBodyAsByteArray(), Problem.class);
        } catch (JacksonException e) {
            return null;
        }
    }

    private record Problem(
            @Nullable String code,
            @Nullable String detail,
            @Nullable List<InvalidField> errors) {

        /** A code that only repeats the status was made by no one who knew what happened. */
        boolean isVerdict(HttpStatus status) {
            return code != null
                    && !code.equals(status.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }

        ProblemException toException(HttpStatus status) {
            return new ProblemException(
                    status,
                    Objects.requireNonNull(code),
                    detail == null ? status.getReasonPhrase() : detail,
                    errors == null ? List.of() : errors);
        }
    }
}
