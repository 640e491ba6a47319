package io.kanal.gateway.session;

import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Turns the session's cookie into the bearer token that services take, and renews it in time. While auth-service cannot be
 * asked, a token that has not expired goes on being used.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 50)
class SessionFilter implements WebFilter {

    private static final Set<String> WITHOUT_SESSION =
            Set.of(SessionPaths.LOGIN, SessionPaths.TOKEN, SessionPaths.LOGOUT);

    private final Sessions sessions;
    private final SessionCookies cookies;
    private final AccessTokenExpiry expiry;
    private final SessionProperties properties;
    private final Clock clock;

    SessionFilter(
            Sessions sessions,
            SessionCookies cookies,
            AccessTokenExpiry expiry,
            SessionProperties properties,
            Clock clock) {
        this.sessions = sessions;
        this.cookies = cookies;
        this.expiry = expiry;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!isBySession(exchange.getRequest())) {
            return chain.filter(exchange);
        }
        if (exchange.getRequest().getPath().value().equals(SessionPaths.LOGOUT_EVERYWHERE)) {
            forgetAfterwards(exchange.getResponse());
        }
        return withBearer(exchange).flatMap(chain::filter);
    }

    private void forgetAfterwards(ServerHttpResponse response) {
        response.beforeCommit(() -> Mono.fromRunnable(() -> {
            var status = response.getStatusCode();
            if (status != null && status.is2xxSuccessful()) {
                cookies.clear(response);
            }
        }));
    }

    private static boolean isBySession(ServerHttpRequest request) {
        var path = request.getPath().value();
        return path.startsWith("/api/")
                && !WITHOUT_SESSION.contains(path)
                && !request.getHeaders().containsHeader(HttpHeaders.AUTHORIZATION)
                && SessionCookies.areIn(request);
    }

    private Mono<ServerWebExchange> withBearer(ServerWebExchange exchange) {
        var request = exchange.getRequest();
        var access = unexpired(SessionCookies.valueOf(SessionCookies.ACCESS, request));
        var refresh = SessionCookies.valueOf(SessionCookies.REFRESH, request);
        if (refresh == null || (access != null && !isAboutToExpire(access))) {
            return Mono.just(bearing(access, exchange));
        }
        var renewed = sessions.renew(request, refresh).map(renewal -> bearing(apply(renewal, exchange), exchange));
        return access == null ? renewed : renewed.onErrorResume(outage -> Mono.just(bearing(access, exchange)));
    }

    /** Tells the browser what became of its session, and answers the access token to go on with, if any. */
    private @Nullable String apply(Renewal renewal, ServerWebExchange exchange) {
        return switch (renewal) {
            case Renewal.Renewed renewed -> {
                cookies.set(exchange.getResponse(), renewed.session());
                yield renewed.session().accessToken();
            }
            case Renewal.Ended ended -> {
                cookies.clear(exchange.getResponse());
                yield null;
            }
        };
    }

    private @Nullable String unexpired(@Nullable String access) {
        return access != null && expiry.of(access).isAfter(Instant.now(clock)) ? access : null;
    }

    private boolean isAboutToExpire(String access) {
        return expiry.of(access).isBefore(Instant.now(clock).plus(properties.renewBefore()));
    }

    private static ServerWebExchange bearing(@Nullable String access, ServerWebExchange exchange) {
        return access == null
                ? exchange
                : exchange.mutate()
                        .request(request -> request.headers(headers -> headers.setBearerAuth(access)))
                        .build();
    }
}
