package io.kanal.sandbox.oauth;

import io.kanal.sandbox.account.Account;
import io.kanal.sandbox.app.App;
import io.kanal.sandbox.app.Token;

/** Who makes a call: an app on behalf of an account, proven by a signature. */
public record Caller(App app, Account account, Token token) {

    /** The request attribute under which a call's caller is found. */
    public static final String ATTRIBUTE = "io.kanal.sandbox.caller";
}
