package io.kanal.sandbox.oauth;

import io.kanal.sandbox.account.Accounts;
import io.kanal.sandbox.answer.XException;
import io.kanal.sandbox.answer.XFailure;
import io.kanal.sandbox.app.Permission;
import io.kanal.sandbox.app.Tokens;
import io.kanal.sandbox.oauth.RequestToken.State;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;

@RestController
class TokenController {

    /** X answers forms, and calls them HTML. */
    private static final MediaType FORM = MediaType.parseMediaType("text/html;charset=utf-8");

    private final Authentication authentication;
    private final RequestTokens requestTokens;
    private final Tokens tokens;
    private final Accounts accounts;

    TokenController(Authentication authentication, RequestTokens requestTokens, Tokens tokens, Accounts accounts) {
        this.authentication = authentication;
        this.requestTokens = requestTokens;
        this.tokens = tokens;
        this.accounts = accounts;
    }

    @PostMapping("/oauth/request_token")
    ResponseEntity<String> requestToken(@RequestAttribute(SignedRequest.ATTRIBUTE) SignedRequest request) {
        var app = authentication.app(request);
        var callback =
                request.value("oauth_callback").orElseThrow(() -> new XException(XFailure.CALLBACK_NOT_APPROVED));
        if (app.callbackUrls().isEmpty()
                || !callback.equals("oob") && !app.callbackUrls().contains(callback)) {
            throw new XException(XFailure.CALLBACK_NOT_APPROVED);
        }
        var token = requestTokens.begin(app, callback, app.permission().atMost(asked(request)));
        return form(
                "oauth_token", token.token(), "oauth_token_secret", token.secret(), "oauth_callback_confirmed", "true");
    }

    @PostMapping("/oauth/access_token")
    ResponseEntity<String> accessToken(@RequestAttribute(SignedRequest.ATTRIBUTE) SignedRequest request) {
        var token = request.value("oauth_token")
                .flatMap(requestTokens::living)
                .orElseThrow(() -> new XException(XFailure.UNAUTHORIZED));
        var app = authentication.app(request, token.secret());
        if (app.id() != token.appId() || token.state() != State.AUTHORIZED) {
            throw new XException(XFailure.UNAUTHORIZED);
        }
        var verifier = request.value("oauth_verifier").orElse("");
        if (!Signature.same(Objects.requireNonNull(token.verifier()), verifier)) {
            return ResponseEntity.status(401)
                    .contentType(FORM)
                    .body("Error processing your OAuth request: Invalid oauth_verifier parameter");
        }
        if (!requestTokens.end(token, State.AUTHORIZED)) {
            throw new XException(XFailure.UNAUTHORIZED);
        }
        return granted(token);
    }

    @PostMapping({"/1.1/oauth/invalidate_token", "/1.1/oauth/invalidate_token.json"})
    Map<String, String> invalidate(@RequestAttribute(Caller.ATTRIBUTE) Caller caller) {
        tokens.invalidate(caller.token());
        return Map.of("access_token", caller.token().token());
    }

    private ResponseEntity<String> granted(RequestToken token) {
        var account = accounts.byId(Objects.requireNonNull(token.accountId())).orElseThrow();
        var access = tokens.grant(token.appId(), account.id(), token.permission());
        return form(
                "oauth_token",
                access.token(),
                "oauth_token_secret",
                access.secret(),
                "user_id",
                account.idText(),
                "screen_name",
                account.username());
    }

    /** An app can ask for less than it may, never for direct messages by name. */
    private static Permission asked(SignedRequest request) {
        return switch (request.value("x_auth_access_type").orElse("")) {
            case "read" -> Permission.READ;
            case "write" -> Permission.READ_WRITE;
            default -> Permission.DIRECT_MESSAGES;
        };
    }

    private static ResponseEntity<String> form(String... pairs) {
        var body = IntStream.range(0, pairs.length / 2)
                .mapToObj(pair -> pairs[2 * pair] + "=" + Signature.encode(pairs[2 * pair + 1]))
                .collect(Collectors.joining("&"));
        return ResponseEntity.ok().contentType(FORM).body(body);
    }
}
