package io.kanal.gateway.origin;

import io.kanal.gateway.problem.Problem;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Refuses paths that a service could read as another path than the gateway does, and keeps health and metrics for those who
 * call the gateway directly.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class AddressFilter implements WebFilter {

    private static final Pattern AMBIGUOUS =
            Pattern.compile("//|;|\\\\|/\\.{1,2}(/|$)|%(00|25|2e|2f|3b|5c)", Pattern.CASE_INSENSITIVE);

    private final ClientAddress client;

    AddressFilter(ClientAddress client) {
        this.client = client;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        var path = request.getURI().getRawPath();
        if (AMBIGUOUS.matcher(path).find()) {
            return Mono.error(
                    new Problem(HttpStatus.BAD_REQUEST, "malformed-request", "The address is not written plainly."));
        }
        if (isForOperators(path) && client.isHandedOn(request)) {
            return Mono.error(new Problem(HttpStatus.NOT_FOUND, "not-found", "There is nothing at this address."));
        }
        return chain.filter(exchange);
    }

    private static boolean isForOperators(String path) {
        return path.equals("/actuator") || path.startsWith("/actuator/");
    }
}
