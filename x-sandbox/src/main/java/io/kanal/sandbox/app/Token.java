package io.kanal.sandbox.app;

/** An access token: what an account let an app do. */
public record Token(String token, String secret, long appId, long accountId, Permission permission) {

    @Override
    public String toString() {
        return "Token[app=" + appId + ", account=" + accountId + "]";
    }
}
