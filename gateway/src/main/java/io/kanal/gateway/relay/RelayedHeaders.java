package io.kanal.gateway.relay;

import io.kanal.gateway.origin.ClientAddress;
import io.kanal.gateway.session.SessionCookies;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Names the caller's address to the services, which believe the gateway, and keeps the session's cookies back, which are no
 * business of theirs. It comes last, after the gateway has dropped the forwarding headers that came in.
 */
@Component
class RelayedHeaders implements HttpHeadersFilter, Ordered {

    private static final List<String> OTHER_NAMES_OF_THE_CALLER =
            List.of("Forwarded", "X-Real-IP", "X-Client-IP", "True-Client-IP", "CF-Connecting-IP");

    private final ClientAddress client;

    RelayedHeaders(ClientAddress client) {
        this.client = client;
    }

    @Override
    public HttpHeaders filter(HttpHeaders incoming, ServerWebExchange exchange) {
        var relayed = new HttpHeaders();
        relayed.putAll(incoming);
        OTHER_NAMES_OF_THE_CALLER.forEach(relayed::remove);
        relayed.headerNames().stream()
                .filter(name -> name.regionMatches(true, 0, "X-Forwarded-", 0, 12))
                .toList()
                .forEach(relayed::remove);
        relayed.set("X-Forwarded-For", client.of(exchange.getRequest()));
        withoutSession(relayed);
        return relayed;
    }

    private static void withoutSession(HttpHeaders headers) {
        var given = headers.getOrEmpty(HttpHeaders.COOKIE);
        if (given.isEmpty()) {
            return;
        }
        var others = given.stream()
                .flatMap(line -> Arrays.stream(line.split(";")))
                .map(String::strip)
                .filter(cookie -> !SessionCookies.NAMES.contains(cookie.split("=", 2)[0].strip()))
                .collect(Collectors.joining("; "));
        if (others.isEmpty()) {
            headers.remove(HttpHeaders.COOKIE);
        } else {
            headers.set(HttpHeaders.COOKIE, others);
        }
    }

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
