package io.kanal.sandbox.faults;

import io.kanal.sandbox.answer.CurrentSwitches;
import io.kanal.sandbox.answer.Endpoint;
import io.kanal.sandbox.answer.Style;
import io.kanal.sandbox.answer.XAnswer;
import io.kanal.sandbox.answer.XAnswers;
import io.kanal.sandbox.answer.XFailure;
import io.kanal.sandbox.limits.UsedUp;
import io.kanal.sandbox.oauth.Claims;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Gives the answers that somebody ordered to be wrong. */
@Component
class FaultyAnswers {

    private static final String NOT_JSON =
            "<!DOCTYPE html><html><body><h1>Something went wrong</h1><p>Try again later.</p></body></html>";
    private static final byte[] SOME_JSON =
            "{\"data\":[{\"id\":\"1\",\"event_type\":\"MessageCreate\",\"text\":\"never read to its end\"}]}"
                    .getBytes(StandardCharsets.UTF_8);

    private final XAnswers answers;
    private final CurrentSwitches switches;
    private final UsedUp usedUp;
    private final Claims claims;

    FaultyAnswers(XAnswers answers, CurrentSwitches switches, UsedUp usedUp, Claims claims) {
        this.answers = answers;
        this.switches = switches;
        this.usedUp = usedUp;
        this.claims = claims;
    }

    /** Answers wrongly, and X has done nothing. */
    void refuse(Fault fault, HttpServletRequest request, HttpServletResponse response) throws IOException {
        give(fault, SOME_JSON, request, response);
    }

    /** Answers wrongly, though X has carried the call out. */
    void replace(
            Fault fault,
            HttpServletRequest request,
            HttpServletResponse response,
            ContentCachingResponseWrapper carriedOut)
            throws IOException {
        if (fault.kind() == FaultKind.SLOW) {
            pause(fault);
            carriedOut.copyBodyToResponse();
        } else {
            give(fault, carriedOut.getContentAsByteArray(), request, response);
        }
    }

    /** Waits as long as the fault says. */
    void pause(Fault fault) throws IOException {
        try {
            Thread.sleep(fault.delay());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IOException("Stopped while being slow", stopping);
        }
    }

    private void give(Fault fault, byte[] whole, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        switch (fault.kind()) {
            case TIMEOUT -> {
                pause(fault);
                Connection.of(request).close();
            }
            case RESET -> Connection.of(request).reset();
            case TRUNCATED -> truncate(whole, request, response);
            case NOT_JSON -> answers.write(new XAnswer(200, "text/html; charset=utf-8", NOT_JSON, Map.of()), response);
            case REDIRECT -> {
                response.setStatus(HttpServletResponse.SC_FOUND);
                response.setHeader("Location", "/i/flow/login");
            }
            case SLOW,
                    RATE_LIMIT,
                    USAGE_CAP,
                    DAY_LIMIT,
                    UNAUTHORIZED,
                    APP_KEYS,
                    APP_SUSPENDED,
                    NOT_ENROLLED,
                    PERMISSION,
                    SUSPENDED,
                    LOCKED,
                    RECIPIENT_CLOSED,
                    DUPLICATE,
                    OUT_OF_CREDIT,
                    CLOCK,
                    SERVER_ERROR,
                    UNAVAILABLE -> answers.write(said(fault, request), response);
        }
    }

    private static void truncate(byte[] whole, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setContentType("application/json");
        response.setContentLength(whole.length);
        response.getOutputStream().write(Arrays.copyOf(whole, whole.length / 2));
        response.flushBuffer();
        Connection.of(request).close();
    }

    private XAnswer said(Fault fault, HttpServletRequest request) {
        var path = request.getRequestURI();
        var failure = fault.kind() == FaultKind.UNAUTHORIZED && path.startsWith("/1.1/")
                ? XFailure.INVALID_TOKEN
                : fault.kind().failure().orElseThrow();
        var answer = failure.answer(Style.of(path), switches.get());
        for (var header : limitHeaders(fault, request).entrySet()) {
            answer = answer.with(header.getKey(), header.getValue());
        }
        return answer;
    }

    private Map<String, String> limitHeaders(Fault fault, HttpServletRequest request) {
        if (fault.kind() != FaultKind.RATE_LIMIT && fault.kind() != FaultKind.DAY_LIMIT) {
            return Map.of();
        }
        var endpoint = Endpoint.of(request.getMethod(), request.getRequestURI());
        return usedUp.headers(endpoint, claims.of(request), fault.kind() == FaultKind.DAY_LIMIT, fault.until());
    }
}
