package io.kanal.edge;

import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Refuses addresses with U+0000, which no database column can hold. */
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
final class NullCharacterFilter implements WebFilter {

    private final SecurityProblems problems;

    NullCharacterFilter(SecurityProblems problems) {
        this.problems = problems;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (exchange.getRequest().getURI().getRawSchemeSpecificPart().contains("%00")) {
            return problems.write(
                    exchange,
                    ProblemException.problem(
                            HttpStatus.BAD_REQUEST,
                            "malformed-request",
                            "The address holds a character that is not allowed.",
                            List.of()));
        }
        return chain.filter(exchange);
    }
}
