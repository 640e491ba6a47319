package io.kanal.sandbox.oauth;

import io.kanal.sandbox.account.Accounts;
import io.kanal.sandbox.answer.XException;
import io.kanal.sandbox.answer.XFailure;
import io.kanal.sandbox.app.App;
import io.kanal.sandbox.app.Apps;
import io.kanal.sandbox.app.Tokens;
import io.kanal.sandbox.clock.SandboxClock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Service;

/** Finds out who signed a request, or refuses it. */
@Service
class Authentication {

    private final Apps apps;
    private final Tokens tokens;
    private final Accounts accounts;
    private final Nonces nonces;
    private final SandboxClock clock;

    Authentication(Apps apps, Tokens tokens, Accounts accounts, Nonces nonces, SandboxClock clock) {
        this.apps = apps;
        this.tokens = tokens;
        this.accounts = accounts;
        this.nonces = nonces;
        this.clock = clock;
    }

    /** The account and the app that signed with an access token. */
    Caller caller(SignedRequest request) {
        var app = claimedApp(request);
        var token = tokens.find(claim(request, "oauth_token"))
                .filter(granted -> granted.appId() == app.id())
                .orElseThrow(() -> new XException(XFailure.INVALID_TOKEN));
        verify(request, app, token.secret());
        var account = accounts.byId(token.accountId()).orElseThrow();
        return new Caller(app, account, token);
    }

    /** The app that signed with its own keys alone. */
    App app(SignedRequest request) {
        var app = claimedApp(request);
        verify(request, app, "");
        return app;
    }

    /** The app that signed with its own keys and the secret of a request token. */
    App app(SignedRequest request, String requestTokenSecret) {
        var app = claimedApp(request);
        verify(request, app, requestTokenSecret);
        return app;
    }

    private App claimedApp(SignedRequest request) {
        return apps.byKey(claim(request, "oauth_consumer_key"))
                .orElseThrow(() -> new XException(XFailure.UNAUTHORIZED));
    }

    private void verify(SignedRequest request, App app, String tokenSecret) {
        if (request.repeatsAName()
                || !"HMAC-SHA1".equals(claim(request, "oauth_signature_method"))
                || !"1.0".equals(request.value("oauth_version").orElse("1.0"))) {
            throw new XException(XFailure.UNAUTHORIZED);
        }
        var expected = request.signature(app.apiKeySecret(), tokenSecret);
        if (!Signature.same(expected, claim(request, "oauth_signature"))) {
            throw new XException(XFailure.UNAUTHORIZED);
        }
        verifyFresh(request, app);
    }

    private void verifyFresh(SignedRequest request, App app) {
        var now = clock.real();
        var timestamp = claim(request, "oauth_timestamp");
        if (isOff(timestamp, now)) {
            throw new XException(XFailure.CLOCK);
        }
        var nonce = String.join(
                "\n", app.apiKey(), request.value("oauth_token").orElse(""), timestamp, claim(request, "oauth_nonce"));
        if (!nonces.isNew(nonce, now)) {
            throw new XException(XFailure.UNAUTHORIZED);
        }
    }

    private static boolean isOff(String timestamp, Instant now) {
        try {
            var difference = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now);
            return difference.abs().compareTo(Nonces.TOLERANCE) > 0;
        } catch (NumberFormatException | DateTimeException | ArithmeticException unreadable) {
            return true;
        }
    }

    private static String claim(SignedRequest request, String name) {
        return request.value(name)
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> new XException(XFailure.NO_AUTHENTICATION));
    }
}
