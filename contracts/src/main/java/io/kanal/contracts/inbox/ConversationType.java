package io.kanal.contracts.inbox;

/** Who talks in a conversation. */
public enum ConversationType {
    /** The account and one customer. */
    ONE_TO_ONE,
    /** The account and several people. */
    GROUP
}
