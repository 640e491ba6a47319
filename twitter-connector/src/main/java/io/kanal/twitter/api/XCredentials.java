package io.kanal.twitter.api;

/**
 * What a call on behalf of an account is signed with.
 *
 * @param app the app that calls
 * @param token the account's access token for this app
 * @param tokenSecret its secret
 */
public record XCredentials(XApp app, String token, String tokenSecret) {

    @Override
    public String toString() {
        return "XCredentials[app=%s]".formatted(app);
    }
}
