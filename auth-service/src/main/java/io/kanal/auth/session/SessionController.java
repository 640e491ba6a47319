package io.kanal.auth.session;

import io.kanal.auth.login.Credentials;
import io.kanal.auth.login.Login;
import io.kanal.auth.token.RandomToken;
import io.kanal.auth.token.TokenIssuer;
import io.kanal.auth.user.UserView;
import io.kanal.edge.ClientAddress;
import io.kanal.edge.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Sessions for the gateway, which keeps both tokens in the browser's cookies. It is not routed from outside. */
@RestController
@RequestMapping("/internal/sessions")
class SessionController {

    private final Login login;
    private final Sessions sessions;
    private final TokenIssuer tokens;

    SessionController(Login login, Sessions sessions, TokenIssuer tokens) {
        this.login = login;
        this.sessions = sessions;
        this.tokens = tokens;
    }

    @PostMapping
    Mono<SignedIn> begin(@Valid @RequestBody Credentials credentials, ClientAddress address) {
        return login.login(credentials, address).flatMap(sessions::begin).flatMap(this::signedIn);
    }

    @PostMapping("/refresh")
    Mono<SignedIn> refresh(@Valid @RequestBody Refresh refresh) {
        return sessions.refresh(new RandomToken(refresh.refreshToken()))
                .switchIfEmpty(Mono.error(SessionController::over))
                .flatMap(this::signedIn);
    }

    @PostMapping("/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> end(@Valid @RequestBody Refresh refresh) {
        return sessions.end(new RandomToken(refresh.refreshToken()));
    }

    private Mono<SignedIn> signedIn(Session session) {
        return tokens.issue(session.user(), session.id())
                .map(token -> new SignedIn(
                        token.value(),
                        token.life().toSeconds(),
                        session.refreshToken().value(),
                        session.life().toSeconds(),
                        UserView.of(session.user())));
    }

    private static ProblemException over() {
        return new ProblemException(HttpStatus.UNAUTHORIZED, "session-ended", "Your session has ended. Sign in again.");
    }

    /** A refresh token that is presented. */
    record Refresh(
            @NotBlank @Size(max = 200, message = "is too long")
            String refreshToken) {

        @Override
        public String toString() {
            return "Refresh";
        }
    }

    /** A session that has begun or goes on, with its tokens. Times are in seconds. */
    record SignedIn(String accessToken, long expiresIn, String refreshToken, long refreshExpiresIn, UserView user) {

        @Override
        public String toString() {
            return "SignedIn";
        }
    }
}
