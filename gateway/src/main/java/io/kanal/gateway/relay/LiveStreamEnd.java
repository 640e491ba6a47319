package io.kanal.gateway.relay;

import org.springframework.context.SmartLifecycle;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Ends the streams of live updates when the gateway stops, which else would wait for them: they go on for as long as
 * somebody listens. The browsers connect again, to whichever instance is there.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 60)
class LiveStreamEnd implements WebFilter, SmartLifecycle {

    private static final String PATH = "/api/events";

    private volatile Sinks.Empty<Void> stopping = Sinks.empty();
    private volatile boolean running;

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var relayed = chain.filter(exchange);
        return exchange.getRequest().getPath().value().equals(PATH)
                ? relayed.takeUntilOther(stopping.asMono())
                : relayed;
    }

    @Override
    public void start() {
        stopping = Sinks.empty();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        stopping.tryEmitEmpty();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
