package io.kanal.sandbox.oauth;

import io.kanal.sandbox.answer.Endpoint;
import io.kanal.sandbox.answer.XAnswers;
import io.kanal.sandbox.answer.XException;
import io.kanal.sandbox.answer.XFailure;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets a call of the API pass when it is signed, and says on whose behalf it is. */
@Component
@Order(30)
class CallerFilter extends OncePerRequestFilter {

    private final Authentication authentication;
    private final XAnswers answers;

    CallerFilter(Authentication authentication, XAnswers answers) {
        this.authentication = authentication;
        this.answers = answers;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI();
        return !path.startsWith("/2/") && !path.startsWith("/1.1/") && !isTokenCall(path);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            admit(request, response);
        } catch (XException refusal) {
            answers.write(refusal, request, response);
            return;
        }
        chain.doFilter(request, response);
    }

    private void admit(HttpServletRequest request, HttpServletResponse response) throws IOException {
        refuseBearer(request);
        var signed = read(request);
        request.setAttribute(SignedRequest.ATTRIBUTE, signed);
        if (isTokenCall(request.getRequestURI())) {
            // A token is what these calls are for: they verify the signature themselves.
            return;
        }
        var caller = authentication.caller(signed);
        request.setAttribute(Caller.ATTRIBUTE, caller);
        response.setHeader("x-access-level", caller.token().permission().level());
        var endpoint = Endpoint.of(request.getMethod(), request.getRequestURI())
                .orElseThrow(() -> new XException(unknown(request.getRequestURI())));
        request.setAttribute(Endpoint.class.getName(), endpoint);
    }

    private static SignedRequest read(HttpServletRequest request) throws IOException {
        try {
            return SignedRequest.of(request);
        } catch (IllegalArgumentException unreadable) {
            throw new XException(XFailure.UNAUTHORIZED);
        }
    }

    private static void refuseBearer(HttpServletRequest request) {
        var header = request.getHeader("Authorization");
        if (header != null && header.regionMatches(true, 0, "Bearer ", 0, 7)) {
            // An app-only bearer token starts with 22 times A; the sandbox has no other that could be right.
            var appOnly = header.substring(7).strip().startsWith("A".repeat(22));
            throw new XException(appOnly ? XFailure.BEARER : XFailure.INVALID_TOKEN);
        }
    }

    private static XFailure unknown(String path) {
        return path.startsWith("/1.1/") ? XFailure.NOT_ENROLLED : XFailure.NOT_FOUND;
    }

    private static boolean isTokenCall(String path) {
        return path.equals(Endpoint.REQUEST_TOKEN.path()) || path.equals(Endpoint.ACCESS_TOKEN.path());
    }
}
