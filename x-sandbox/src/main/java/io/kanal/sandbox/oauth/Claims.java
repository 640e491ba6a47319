package io.kanal.sandbox.oauth;

import io.kanal.sandbox.account.Account;
import io.kanal.sandbox.account.Accounts;
import io.kanal.sandbox.app.App;
import io.kanal.sandbox.app.Apps;
import io.kanal.sandbox.app.Tokens;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/** Reads off a request whose it claims to be, for the log and for faults that are meant for one app or account. */
@Component
public class Claims {

    private static final String ATTRIBUTE = "io.kanal.sandbox.claim";

    private final Apps apps;
    private final Tokens tokens;
    private final Accounts accounts;

    Claims(Apps apps, Tokens tokens, Accounts accounts) {
        this.apps = apps;
        this.tokens = tokens;
        this.accounts = accounts;
    }

    /** The claim of that request, as it stood when it came in. */
    public Claim of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Claim known) {
            return known;
        }
        var app = SignedRequest.claimedApiKey(request).flatMap(apps::byKey).map(App::name);
        var account = SignedRequest.claimedToken(request)
                .flatMap(tokens::find)
                .flatMap(token -> accounts.byId(token.accountId()))
                .map(Account::username);
        var claim = new Claim(app.orElse(null), account.orElse(null));
        request.setAttribute(ATTRIBUTE, claim);
        return claim;
    }
}
