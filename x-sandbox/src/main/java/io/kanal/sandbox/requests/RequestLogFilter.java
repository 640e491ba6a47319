package io.kanal.sandbox.requests;

import io.kanal.sandbox.answer.XPaths;
import io.kanal.sandbox.clock.SandboxClock;
import io.kanal.sandbox.oauth.Claims;
import io.kanal.sandbox.requests.RequestLog.Entry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Notes every request to X's own paths, with what was answered. */
@Component
@Order(10)
class RequestLogFilter extends OncePerRequestFilter {

    private final RequestLog log;
    private final Claims claims;
    private final SandboxClock clock;

    RequestLogFilter(RequestLog log, Claims claims, SandboxClock clock) {
        this.log = log;
        this.claims = claims;
        this.clock = clock;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !XPaths.isX(request.getRequestURI());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var at = clock.real();
        claims.of(request);
        try {
            chain.doFilter(request, response);
        } finally {
            log.add(entry(at, request, response));
        }
    }

    private Entry entry(Instant at, HttpServletRequest request, HttpServletResponse response) {
        var claim = claims.of(request);
        var cut = request.getAttribute(XPaths.CUT) != null;
        return new Entry(
                at,
                request.getMethod(),
                request.getRequestURI(),
                withoutSecrets(request.getQueryString()),
                cut ? 0 : response.getStatus(),
                claim.app(),
                claim.account());
    }

    private static @Nullable String withoutSecrets(@Nullable String query) {
        return query == null ? null : query.replaceAll("(oauth_(?:verifier|signature|token_secret))=[^&]*", "$1=***");
    }
}
