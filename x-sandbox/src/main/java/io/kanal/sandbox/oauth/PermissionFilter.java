package io.kanal.sandbox.oauth;

import io.kanal.sandbox.answer.Endpoint;
import io.kanal.sandbox.answer.XAnswers;
import io.kanal.sandbox.answer.XException;
import io.kanal.sandbox.answer.XFailure;
import io.kanal.sandbox.app.Permission;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Keeps tokens that were not granted direct messages away from them. */
@Component
@Order(50)
class PermissionFilter extends OncePerRequestFilter {

    private final XAnswers answers;

    PermissionFilter(XAnswers answers) {
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
        if (endpoint.needsDirectMessages() && caller.token().permission() != Permission.DIRECT_MESSAGES) {
            answers.write(new XException(XFailure.PERMISSION), request, response);
        } else {
            chain.doFilter(request, response);
        }
    }
}
