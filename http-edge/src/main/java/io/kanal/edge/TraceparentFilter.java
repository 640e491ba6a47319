package io.kanal.edge;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Puts the request's W3C trace context, or a new one, where what it leads to can find it: in the Reactor context. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class TraceparentFilter implements WebFilter {

    static final String TRACEPARENT = "traceparent";
    private static final Pattern VALID = Pattern.compile("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var given = exchange.getRequest().getHeaders().getFirst(TRACEPARENT);
        var traceparent = given != null && VALID.matcher(given).matches() ? given : newTraceparent();
        return chain.filter(exchange).contextWrite(context -> context.put(TRACEPARENT, traceparent));
    }

    private static String newTraceparent() {
        return "00-%s%s-%s-01".formatted(randomHex(), randomHex(), randomHex());
    }

    private static String randomHex() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE));
    }
}
