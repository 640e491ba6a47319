package io.kanal.sandbox.faults;

import io.kanal.sandbox.answer.XPaths;
import io.kanal.sandbox.oauth.Claims;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Lets the calls go wrong for which a fault was ordered. */
@Component
@Order(20)
class FaultFilter extends OncePerRequestFilter {

    private final Faults faults;
    private final FaultyAnswers answers;
    private final Claims claims;

    FaultFilter(Faults faults, FaultyAnswers answers, Claims claims) {
        this.faults = faults;
        this.answers = answers;
        this.claims = claims;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !XPaths.isX(request.getRequestURI());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var met = faults.next(request.getRequestURI(), claims.of(request));
        if (met.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        var fault = met.get();
        if (fault.kind() == FaultKind.SLOW && !fault.after()) {
            answers.pause(fault);
            chain.doFilter(request, response);
        } else if (fault.after()) {
            var carriedOut = new ContentCachingResponseWrapper(response);
            chain.doFilter(request, carriedOut);
            answers.replace(fault, request, response, carriedOut);
        } else {
            answers.refuse(fault, request, response);
        }
    }
}
