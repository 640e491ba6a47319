package io.kanal.sandbox.oauth;

import io.kanal.sandbox.account.Account;
import io.kanal.sandbox.account.Accounts;
import io.kanal.sandbox.app.App;
import io.kanal.sandbox.app.Apps;
import io.kanal.sandbox.app.Tokens;
import io.kanal.sandbox.oauth.RequestToken.State;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where a person signs in and lets an app in, or does not. */
@RestController
class SignInController {

    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=utf-8");

    private final RequestTokens requestTokens;
    private final Apps apps;
    private final Accounts accounts;
    private final Tokens tokens;
    private final WebSessions sessions;
    private final SignInPage page;

    SignInController(
            RequestTokens requestTokens,
            Apps apps,
            Accounts accounts,
            Tokens tokens,
            WebSessions sessions,
            SignInPage page) {
        this.requestTokens = requestTokens;
        this.apps = apps;
        this.accounts = accounts;
        this.tokens = tokens;
        this.sessions = sessions;
        this.page = page;
    }

    @GetMapping("/oauth/authorize")
    ResponseEntity<String> authorize(
            @RequestParam(name = "oauth_token", defaultValue = "") String token,
            @RequestParam(name = "force_login", defaultValue = "false") String forceLogin,
            @RequestParam(name = "screen_name", defaultValue = "") String screenName,
            @CookieValue(name = WebSessions.COOKIE, required = false) @Nullable String session) {
        var signedIn = forced(forceLogin) ? Optional.<Account>empty() : sessions.account(session);
        return fresh(token)
                .map(found -> html(HttpStatus.OK, page.ask(app(found).name(), found, signedIn, screenName, "")))
                .orElseGet(this::invalid);
    }

    /** Like authorize, but whoever is signed in and has let the app in before is not asked again. */
    @GetMapping("/oauth/authenticate")
    ResponseEntity<String> authenticate(
            @RequestParam(name = "oauth_token", defaultValue = "") String token,
            @RequestParam(name = "force_login", defaultValue = "false") String forceLogin,
            @RequestParam(name = "screen_name", defaultValue = "") String screenName,
            @CookieValue(name = WebSessions.COOKIE, required = false) @Nullable String session) {
        var found = fresh(token);
        var signedIn = forced(forceLogin) ? Optional.<Account>empty() : sessions.account(session);
        var granted = found.flatMap(request -> signedIn.filter(
                account -> tokens.granted(request.appId(), account.id()).isPresent()));
        return found.isPresent() && granted.isPresent()
                ? letIn(found.get(), granted.get())
                : authorize(token, forceLogin, screenName, session);
    }

    @PostMapping("/oauth/authorize")
    ResponseEntity<String> decide(
            @RequestParam(name = "oauth_token", defaultValue = "") String token,
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(required = false) @Nullable String cancel,
            @CookieValue(name = WebSessions.COOKIE, required = false) @Nullable String session) {
        var found = fresh(token);
        if (found.isEmpty()) {
            return invalid();
        }
        if (cancel != null) {
            return deny(found.get());
        }
        var account = username.isEmpty() && password.isEmpty()
                ? sessions.account(session)
                : accounts.byUsername(username).filter(known -> Account.PASSWORD.equals(password));
        return account.map(known -> letIn(found.get(), known)).orElseGet(() -> wrong(found.get(), username));
    }

    private ResponseEntity<String> letIn(RequestToken token, Account account) {
        return requestTokens
                .authorize(token, account)
                .map(verifier -> token.isPin()
                        ? html(HttpStatus.OK, page.pin(app(token).name(), verifier))
                        : back(token, "oauth_token=" + token.token() + "&oauth_verifier=" + verifier, account))
                .orElseGet(this::invalid);
    }

    private ResponseEntity<String> deny(RequestToken token) {
        if (!requestTokens.end(token, State.NEW)) {
            return invalid();
        }
        return token.isPin()
                ? invalid()
                : redirect(token, "denied=" + token.token()).build();
    }

    private ResponseEntity<String> wrong(RequestToken token, String username) {
        var error =
                "The username and password you entered did not match our records. Please double-check and try again.";
        return html(HttpStatus.OK, page.ask(app(token).name(), token, Optional.empty(), username, error));
    }

    private ResponseEntity<String> back(RequestToken token, String query, Account account) {
        var cookie = ResponseCookie.from(WebSessions.COOKIE, sessions.begin(account))
                .httpOnly(true)
                .sameSite("Lax")
                .path("/oauth")
                .build();
        return redirect(token, query).header("Set-Cookie", cookie.toString()).build();
    }

    private static ResponseEntity.HeadersBuilder<?> redirect(RequestToken token, String query) {
        var joint = token.callback().contains("?") ? "&" : "?";
        return ResponseEntity.status(HttpStatus.FOUND).header("Location", token.callback() + joint + query);
    }

    private Optional<RequestToken> fresh(String token) {
        return requestTokens.living(token).filter(found -> found.state() == State.NEW);
    }

    private App app(RequestToken token) {
        return apps.byId(token.appId()).orElseThrow();
    }

    private ResponseEntity<String> invalid() {
        return html(HttpStatus.FORBIDDEN, page.invalid());
    }

    private static boolean forced(String value) {
        return "true".equals(value) || "1".equals(value);
    }

    private static ResponseEntity<String> html(HttpStatus status, String content) {
        return ResponseEntity.status(status)
                .contentType(HTML)
                .header("Cache-Control", "no-store")
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
                .body(content);
    }
}
