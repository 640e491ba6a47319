package io.kanal.sandbox.limits;

import io.kanal.sandbox.answer.Endpoint;
import io.kanal.sandbox.answer.XAnswers;
import io.kanal.sandbox.answer.XException;
import io.kanal.sandbox.answer.XFailure;
import io.kanal.sandbox.limits.Windows.WindowState;
import io.kanal.sandbox.oauth.Caller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Counts calls, refuses those over the limit, and tells in headers how the windows stand. */
@Component
@Order(40)
class LimitFilter extends OncePerRequestFilter {

    private final Windows windows;
    private final XAnswers answers;

    LimitFilter(Windows windows, XAnswers answers) {
        this.windows = windows;
        this.answers = answers;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !(request.getAttribute(Caller.ATTRIBUTE) instanceof Caller);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var caller = (Caller) request.getAttribute(Caller.ATTRIBUTE);
        var endpoint = (Endpoint) request.getAttribute(Endpoint.class.getName());
        var verdict = windows.count(endpoint, caller);
        tell(verdict.windows(), response);
        if (verdict.admitted()) {
            chain.doFilter(request, response);
        } else {
            answers.write(new XException(XFailure.TOO_MANY_REQUESTS), request, response);
        }
    }

    private static void tell(List<WindowState> states, HttpServletResponse response) {
        for (var state : states) {
            var header = state.rule().key().header();
            response.setHeader(header + "limit", Integer.toString(state.rule().allowed()));
            response.setHeader(header + "remaining", Integer.toString(state.remaining()));
            response.setHeader(header + "reset", Long.toString(state.resetSecond()));
        }
    }
}
