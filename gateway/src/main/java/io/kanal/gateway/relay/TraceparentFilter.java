package io.kanal.gateway.relay;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Begins a W3C trace where the caller brings none, so that what one call leads to can be found in every service. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class TraceparentFilter implements WebFilter {

    private static final String TRACEPARENT = "traceparent";
    private static final Pattern VALID = Pattern.compile("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var given = exchange.getRequest().getHeaders().getFirst(TRACEPARENT);
        if (given != null && VALID.matcher(given).matches()) {
            return chain.filter(exchange);
        }
        return chain.filter(exchange.mutate()
                .request(request -> request.headers(headers -> headers.set(TRACEPARENT, newTraceparent())))
                .build());
    }

    private static String newTraceparent() {
        return "00-%s%s-%s-01".formatted(randomHex(), randomHex(), randomHex());
    }

    private static String randomHex() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE));
    }
}
