package io.kanal.gateway.relay;

import io.kanal.gateway.problem.Problem;
import java.util.concurrent.TimeoutException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Takes in a request's body whole before the request goes on, so that its size is known however it was sent, and a slow
 * caller uses up neither a service's connection nor the time limit and circuit breaker of a route.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 40)
class BodyFilter implements WebFilter {

    private final BodyProperties properties;
    private final int limit;

    BodyFilter(BodyProperties properties) {
        this.properties = properties;
        this.limit = Math.toIntExact(properties.limit().toBytes());
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var headers = exchange.getRequest().getHeaders();
        if (headers.getContentLength() > limit) {
            return Mono.error(tooLarge());
        }
        if (headers.getContentLength() <= 0 && !headers.containsHeader(HttpHeaders.TRANSFER_ENCODING)) {
            return chain.filter(exchange);
        }
        return wholeBody(exchange.getRequest())
                .flatMap(body -> chain.filter(exchange.mutate()
                        .request(withBody(exchange.getRequest(), body))
                        .build()));
    }

    private Mono<byte[]> wholeBody(ServerHttpRequest request) {
        return DataBufferUtils.join(request.getBody(), limit)
                .map(BodyFilter::bytes)
                .timeout(properties.timeLimit())
                .onErrorMap(DataBufferLimitException.class, large -> tooLarge())
                .onErrorMap(TimeoutException.class, late -> tooSlow())
                .defaultIfEmpty(new byte[0]);
    }

    private static byte[] bytes(DataBuffer buffer) {
        var bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    private static ServerHttpRequest withBody(ServerHttpRequest request, byte[] body) {
        return new ServerHttpRequestDecorator(request) {
            @Override
            public Flux<DataBuffer> getBody() {
                return Flux.defer(() -> Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(body)));
            }
        };
    }

    private Problem tooLarge() {
        return new Problem(
                HttpStatus.CONTENT_TOO_LARGE,
                "too-large",
                "The request is larger than the %d KB that are allowed."
                        .formatted(properties.limit().toKilobytes()));
    }

    private static Problem tooSlow() {
        return new Problem(HttpStatus.REQUEST_TIMEOUT, "request-timeout", "The request did not arrive whole in time.");
    }
}
