package io.kanal.twitter.credential;

import io.kanal.twitter.api.XCredentials;

/** What came of opening a sealed credential. */
public sealed interface OpenedCredential {

    /** It can be used, with its own app at its own X. */
    record Usable(XCredentials credentials) implements OpenedCredential {

        /** The app, as limits are counted by. */
        public String appId() {
            return credentials.app().id();
        }
    }

    /** It cannot be used; connecting the account again puts another in its place. */
    record Unusable(Reason reason) implements OpenedCredential {}

    /** Why a credential cannot be used. */
    enum Reason {
        /** It was sealed with keys that are gone. */
        KEY_LOST("key-lost"),
        /** The installation has another app for Login in Twitter now. */
        APP_CHANGED("app-changed"),
        /** The installation talks to another X now. */
        X_CHANGED("x-changed"),
        /** There is none. */
        MISSING("credential-missing");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        /** The stable code that the panel translates by. */
        public String code() {
            return code;
        }
    }
}
