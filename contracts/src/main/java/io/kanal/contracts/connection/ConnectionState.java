package io.kanal.contracts.connection;

/** Where a connection stands. */
public enum ConnectionState {
    /** The person is at X and has not decided. */
    AWAITING_AUTHORIZATION,
    /** The credentials are there and X is asked whether they are good. */
    VERIFYING,
    /** X said yes; the channel is being registered. */
    REGISTERING,
    /** The channel is connected. */
    CONNECTED,
    /** It did not work, and why is said. */
    FAILED,
    /** The person called it off. */
    CANCELLED,
    /** Nobody decided in time. */
    EXPIRED;

    /** Whether nothing changes any more. */
    public boolean isFinal() {
        return switch (this) {
            case AWAITING_AUTHORIZATION, VERIFYING, REGISTERING -> false;
            case CONNECTED, FAILED, CANCELLED, EXPIRED -> true;
        };
    }
}
