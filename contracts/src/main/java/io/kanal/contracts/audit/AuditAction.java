package io.kanal.contracts.audit;

/** What a person did to a channel, or what came of it. */
public enum AuditAction {
    /** An account is to be connected. */
    CHANNEL_CONNECT_REQUESTED,
    /** An account is to be connected no more, before it is. */
    CHANNEL_CONNECT_CANCEL_REQUESTED,
    /** The account is connected. */
    CHANNEL_CONNECTED,
    /** The account is not connected, and why is said. */
    CHANNEL_CONNECT_FAILED,
    /** The channel is to be disconnected. */
    CHANNEL_DISCONNECT_REQUESTED,
    /** The channel is gone. */
    CHANNEL_DISCONNECTED,
    /** The channel is to rest. */
    CHANNEL_PAUSED,
    /** The channel is to go on. */
    CHANNEL_RESUMED,
    /** More of the past is to be read. */
    READ_ON
}
