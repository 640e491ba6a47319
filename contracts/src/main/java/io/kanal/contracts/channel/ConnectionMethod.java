package io.kanal.contracts.channel;

/** How a channel was connected. */
public enum ConnectionMethod {
    /** By Login in Twitter, with the installation's own app. */
    LOGIN,
    /** With the keys of the customer's own developer app. */
    DEVELOPER_APP
}
