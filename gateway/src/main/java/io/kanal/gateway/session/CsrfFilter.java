package io.kanal.gateway.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kanal.gateway.problem.Problem;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Lets only pages of ours write by cookie: they alone can read the cookie {@code XSRF-TOKEN} and repeat it as a header.
 * Programs with a bearer token carry no cookie that a browser would send by itself, so they need none.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 15)
class CsrfFilter implements WebFilter {

    static final String HEADER = "X-XSRF-TOKEN";

    private static final Set<HttpMethod> READING =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.TRACE);
    private static final Pattern TOKEN = Pattern.compile("[0-9a-f]{32}");

    private final SessionCookies cookies;
    private final SecureRandom random = new SecureRandom();

    CsrfFilter(SessionCookies cookies) {
        this.cookies = cookies;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        if (needsToken(request) && !repeatsToken(request)) {
            return Mono.error(new Problem(
                    HttpStatus.FORBIDDEN,
                    "csrf-token-wrong",
                    "The header X-XSRF-TOKEN must repeat the cookie XSRF-TOKEN, which any GET sets."));
        }
        if (request.getMethod() == HttpMethod.GET && isWithoutToken(request)) {
            cookies.setCsrfToken(exchange.getResponse(), newToken());
        }
        return chain.filter(exchange);
    }

    private static boolean needsToken(ServerHttpRequest request) {
        var path = request.getPath().value();
        return !READING.contains(request.getMethod())
                && !path.equals(SessionPaths.TOKEN)
                && (path.equals(SessionPaths.LOGIN) || SessionCookies.areIn(request));
    }

    private static boolean repeatsToken(ServerHttpRequest request) {
        var cookie = token(request);
        var header = request.getHeaders().getFirst(HEADER);
        return cookie != null
                && header != null
                && MessageDigest.isEqual(cookie.getBytes(UTF_8), header.getBytes(UTF_8));
    }

    /** Files that any cache may keep for a year must not carry a cookie. */
    private static boolean isWithoutToken(ServerHttpRequest request) {
        return token(request) == null && !request.getPath().value().startsWith("/assets/");
    }

    private static @Nullable String token(ServerHttpRequest request) {
        var value = SessionCookies.valueOf(SessionCookies.CSRF, request);
        return value != null && TOKEN.matcher(value).matches() ? value : null;
    }

    private String newToken() {
        var bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
