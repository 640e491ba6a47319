package io.kanal.sandbox.oauth;

import io.kanal.sandbox.app.Permission;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One sign-in that is under way; the secret and the verifier are for the app that began it. */
record RequestToken(
        String token,
        String secret,
        long appId,
        String callback,
        Permission permission,
        Instant createdAt,
        State state,
        @Nullable Long accountId,
        @Nullable String verifier) {

    enum State {
        NEW,
        AUTHORIZED,
        ENDED
    }

    boolean isPin() {
        return "oob".equals(callback);
    }

    @Override
    public String toString() {
        return "RequestToken[app=" + appId + ", state=" + state + "]";
    }
}
