package io.kanal.gateway.security;

import io.kanal.gateway.origin.Pages;
import io.kanal.gateway.origin.PublicUrl;
import java.util.stream.Collectors;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Puts the security headers on every answer, in place of what a service says about the same. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class SecurityHeadersFilter implements WebFilter {

    private final HttpHeaders security = new HttpHeaders();

    SecurityHeadersFilter(SecurityProperties properties, PublicUrl publicUrl) {
        security.set("Content-Security-Policy", contentSecurityPolicy(properties));
        security.set("X-Content-Type-Options", "nosniff");
        security.set("X-Frame-Options", "DENY");
        security.set("Referrer-Policy", "no-referrer");
        security.set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
        if (publicUrl.isHttps()) {
            security.set("Strict-Transport-Security", "max-age=31536000");
        }
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var response = exchange.getResponse();
        response.beforeCommit(() -> Mono.fromRunnable(() -> {
            var headers = response.getHeaders();
            security.forEach((name, values) -> headers.set(name, values.getFirst()));
            if (headers.getCacheControl() == null && !Pages.asksForOne(exchange.getRequest())) {
                headers.setCacheControl("no-store");
            }
        }));
        return chain.filter(exchange);
    }

    private static String contentSecurityPolicy(SecurityProperties properties) {
        var pictures = properties.pictureHosts().stream()
                .map(String::strip)
                .filter(host -> !host.isEmpty())
                .map(host -> " " + host)
                .collect(Collectors.joining());
        return "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; connect-src 'self'; "
                + "manifest-src 'self'; img-src 'self' data:" + pictures
                + "; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    }
}
