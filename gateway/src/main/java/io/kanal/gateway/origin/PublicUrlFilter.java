package io.kanal.gateway.origin;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Sends a person who opens a page at another host to the public one, where the cookies are. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class PublicUrlFilter implements WebFilter {

    private final PublicUrl publicUrl;
    private final ClientAddress client;

    PublicUrlFilter(PublicUrl publicUrl, ClientAddress client) {
        this.publicUrl = publicUrl;
        this.client = client;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        if (!Pages.asksForOne(request) || isHere(request)) {
            return chain.filter(exchange);
        }
        var response = exchange.getResponse();
        response.setStatusCode(HttpStatus.PERMANENT_REDIRECT);
        response.getHeaders()
                .setLocation(publicUrl.at(
                        request.getURI().getRawPath(), request.getURI().getRawQuery()));
        return response.setComplete();
    }

    private boolean isHere(ServerHttpRequest request) {
        return publicUrl.isAt(client.host(request)) && !(publicUrl.isHttps() && client.isInTheClear(request));
    }
}
