package io.kanal.contracts.channel;

/** What a channel can do at the moment. Without a cause it is {@link #CONNECTED}. */
public enum ChannelStatus {
    /** Messages arrive and replies go out. */
    CONNECTED,
    /** A person paused it. */
    PAUSED,
    /** X no longer accepts its credentials. */
    NEEDS_REAUTHORIZATION,
    /** The developer app has no credit at X. */
    OUT_OF_CREDIT,
    /** X suspended the account or the app. */
    SUSPENDED,
    /** X lets us read less than we need. */
    LIMITED,
    /** X does not answer. */
    X_UNREACHABLE,
    /** It is being disconnected. */
    DISCONNECTING
}
