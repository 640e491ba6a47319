package io.kanal.gateway.session;

/** What auth-service says to a refresh token; that it cannot be asked is an error instead. */
sealed interface Renewal {

    /** The session goes on with new tokens. */
    record Renewed(Session session) implements Renewal {}

    /** The session is over. */
    record Ended() implements Renewal {}
}
