package io.kanal.edge;

import static org.springframework.web.reactive.HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE;
import static org.springframework.web.reactive.HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE;

import java.security.Principal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * A call that gives trouble on our side, as the log tells of it: which one and whose, and nothing that the caller sent.
 *
 * @param method what was to be done
 * @param pattern at which address; only its pattern, for an address may hold a one-time token
 * @param organizationId whose data the call was about
 * @param channelId the channel that the address names
 * @param traceparent the trace that it belongs to
 */
record LoggedCall(
        HttpMethod method,
        String pattern,
        @Nullable UUID organizationId,
        @Nullable String channelId,
        String traceparent) {

    private static final String CHANNEL = "/channels/{id}";

    static Mono<LoggedCall> of(ServerWebExchange exchange) {
        return exchange.getPrincipal()
                .map(LoggedCall::organizationOf)
                .defaultIfEmpty(Optional.empty())
                .flatMap(organization -> Mono.deferContextual(context -> Mono.just(of(
                        exchange,
                        organization.orElse(null),
                        context.<String>getOrEmpty(TraceparentFilter.TRACEPARENT)
                                .orElse("none")))));
    }

    /** What the caller is told when there is nothing better to tell. */
    static ProblemDetail problem() {
        return ProblemException.problem(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "unexpected",
                "Something went wrong on our side. Try again; if it stays, tell whoever runs this installation.",
                List.of());
    }

    void failed(LoggingEventBuilder line, ProblemDetail problem, Throwable failure) {
        whose(line)
                .addKeyValue("code", codeOf(problem))
                .setCause(Wordless.of(failure))
                .log("{} {} failed", method, pattern);
    }

    void waitsSince(LoggingEventBuilder line, Duration time) {
        whose(line).log("{} {} has had no answer for {} s", method, pattern, time.toSeconds());
    }

    private LoggingEventBuilder whose(LoggingEventBuilder plain) {
        var line = plain.addKeyValue("traceparent", traceparent);
        var withOrganization = organizationId == null ? line : line.addKeyValue("organizationId", organizationId);
        return channelId == null ? withOrganization : withOrganization.addKeyValue("channelId", channelId);
    }

    private static LoggedCall of(ServerWebExchange exchange, @Nullable UUID organization, String traceparent) {
        var pattern = String.valueOf(
                exchange.<Object>getAttributeOrDefault(BEST_MATCHING_PATTERN_ATTRIBUTE, "(no controller)"));
        Map<String, String> variables = exchange.getAttributeOrDefault(URI_TEMPLATE_VARIABLES_ATTRIBUTE, Map.of());
        return new LoggedCall(
                exchange.getRequest().getMethod(),
                pattern,
                organization,
                pattern.contains(CHANNEL) ? variables.get("id") : null,
                traceparent);
    }

    private static String codeOf(ProblemDetail problem) {
        var properties = problem.getProperties();
        return properties == null ? "none" : String.valueOf(properties.get("code"));
    }

    private static Optional<UUID> organizationOf(Principal principal) {
        return principal instanceof JwtAuthenticationToken caller
                ? Optional.ofNullable(Caller.of(caller.getToken()).organizationId())
                : Optional.empty();
    }
}
