package io.kanal.edge;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Says of a call, while it is still under way, that it has had no answer for long. A call that hangs ends when its caller has
 * waited enough, and would leave no trace else. One that found no controller by then hangs before it, in the check of its
 * access token for example.
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
final class SlowAnswers implements WebFilter {

    /** Far longer than an answer takes, and shorter than the gateway's patience of 20 s (docs/reliability.md). */
    static final Duration LONG = Duration.ofSeconds(5);

    private static final Logger log = LoggerFactory.getLogger(SlowAnswers.class);

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return Mono.firstWithSignal(chain.filter(exchange), tellAfterLong(exchange));
    }

    private static Mono<Void> tellAfterLong(ServerWebExchange exchange) {
        return Mono.delay(LONG)
                .filter(time -> !exchange.getResponse().isCommitted())
                .flatMap(time -> LoggedCall.of(exchange))
                .doOnNext(call -> call.waitsSince(log.atWarn(), LONG))
                .then(Mono.never());
    }
}
