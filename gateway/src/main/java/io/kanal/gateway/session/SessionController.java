package io.kanal.gateway.session;

import io.kanal.gateway.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Signing in and out with a browser. The tokens stay in cookies that no script can read. */
@RestController
class SessionController {

    private final Sessions sessions;
    private final SessionCookies cookies;
    private final JsonMapper json;

    SessionController(Sessions sessions, SessionCookies cookies, JsonMapper json) {
        this.sessions = sessions;
        this.cookies = cookies;
        this.json = json;
    }

    @PostMapping(SessionPaths.LOGIN)
    Mono<ResponseEntity<Object>> login(
            @RequestBody(required = false) byte @Nullable [] credentials, ServerWebExchange exchange) {
        return sessions.open(exchange.getRequest(), credentials == null ? new byte[0] : credentials)
                .map(answer -> answer.getStatusCode().is2xxSuccessful()
                        ? signedIn(answer, exchange.getResponse())
                        : refused(answer));
    }

    @PostMapping(SessionPaths.LOGOUT)
    Mono<ResponseEntity<Void>> logout(ServerHttpRequest request, ServerHttpResponse response) {
        cookies.clear(response);
        var refresh = SessionCookies.valueOf(SessionCookies.REFRESH, request);
        var ended = refresh == null ? Mono.<Void>empty() : sessions.end(request, refresh);
        return ended.onErrorMap(Problem.class, SessionController::signedOutHereOnly)
                .thenReturn(ResponseEntity.noContent().build());
    }

    private ResponseEntity<Object> signedIn(ResponseEntity<byte[]> answer, ServerHttpResponse response) {
        var session = json.readValue(answer.getBody(), Session.class);
        cookies.set(response, session);
        return ResponseEntity.ok(new SignedIn(session.user()));
    }

    private static ResponseEntity<Object> refused(ResponseEntity<byte[]> answer) {
        var headers = new HttpHeaders();
        headers.setContentType(answer.getHeaders().getContentType());
        var retryAfter = answer.getHeaders().getFirst(HttpHeaders.RETRY_AFTER);
        if (retryAfter != null) {
            headers.set(HttpHeaders.RETRY_AFTER, retryAfter);
        }
        return ResponseEntity.status(answer.getStatusCode()).headers(headers).body(answer.getBody());
    }

    private static Problem signedOutHereOnly(Problem outage) {
        return new Problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "signed-out-here-only",
                "You are signed out in this browser. The session itself could not be ended and ends by itself.");
    }

    /**
     * The answer to a login.
     *
     * @param user who signed in
     */
    record SignedIn(JsonNode user) {}
}
