package io.kanal.twitter.authorization;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kanal.edge.Wordless;
import io.kanal.twitter.authorization.Authorization.Decision;
import io.kanal.twitter.authorization.Authorization.State;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * Where X sends the browser back to. Whose login it is stands in the row of the request token; that it is the same browser, a
 * cookie proves. The answer always leads on to a clean page, whatever happened; the connection says what that was.
 */
@RestController
class CallbackController {

    private static final Logger log = LoggerFactory.getLogger(CallbackController.class);
    private static final int LONGEST_PARAMETER = 500;

    private final LoginFlow login;
    private final AuthorizationProperties properties;

    CallbackController(LoginFlow login, AuthorizationProperties properties) {
        this.login = login;
        this.properties = properties;
    }

    @GetMapping("/oauth/twitter/callback")
    Mono<ResponseEntity<Void>> callback(
            @RequestParam(name = "oauth_token", required = false) @Nullable String token,
            @RequestParam(name = "oauth_verifier", required = false) @Nullable String verifier,
            @RequestParam(name = "denied", required = false) @Nullable String denied,
            ServerHttpRequest request) {
        var requestToken = usable(denied != null ? denied : token);
        var usableVerifier = usable(verifier);
        if (requestToken == null || (denied == null && usableVerifier == null)) {
            return Mono.just(problem("unknown-login"));
        }
        return login.find(requestToken)
                .flatMap(found -> isSameBrowser(found, request)
                        ? finish(found, denied == null ? usableVerifier : null)
                        : refuse(found))
                .defaultIfEmpty(problem("unknown-login"));
    }

    private Mono<ResponseEntity<Void>> finish(LoginRequest found, @Nullable String verifier) {
        return carryOut(found, verifier == null ? login.deny(found) : login.comeBack(found, verifier))
                .then(Mono.fromSupplier(() -> to("/connecting?connection=" + found.connectionId())));
    }

    /** Another browser learns nothing of the connection. The right one's cookie lives no longer than its login. */
    private Mono<ResponseEntity<Void>> refuse(LoginRequest found) {
        return carryOut(found, login.refuseOtherBrowser(found))
                .map(decision -> decision.next().state() == State.EXPIRED ? "expired" : "other-browser")
                .defaultIfEmpty("other-browser")
                .map(this::problem);
    }

    /** Goes on when the browser does not wait for it: X gives the token only once. */
    private static Mono<Decision> carryOut(LoginRequest found, Mono<Decision> work) {
        return Mono.fromFuture(work::toFuture, true).onErrorResume(e -> {
            log.atWarn()
                    .addKeyValue("organizationId", found.organizationId())
                    .addKeyValue("channelId", found.channelId())
                    .log("The login of connection {} broke off: {}", found.connectionId(), Wordless.line(e));
            return Mono.empty();
        });
    }

    private static @Nullable String usable(@Nullable String parameter) {
        return parameter == null || parameter.isBlank() || parameter.length() > LONGEST_PARAMETER ? null : parameter;
    }

    private static boolean isSameBrowser(LoginRequest found, ServerHttpRequest request) {
        var cookie = request.getCookies().getFirst("kanal_connection_" + found.connectionId());
        return cookie != null
                && MessageDigest.isEqual(
                        hash(cookie.getValue()).getBytes(UTF_8),
                        found.browserHash().getBytes(UTF_8));
    }

    private static String hash(String value) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(value.getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private ResponseEntity<Void> problem(String code) {
        return to("/connecting?problem=" + code);
    }

    private ResponseEntity<Void> to(String page) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(properties.page(page)))
                .cacheControl(CacheControl.noStore())
                .header("Referrer-Policy", "no-referrer")
                .build();
    }
}
