package io.kanal.contracts.channel;

/** Who can remove a cause. */
public enum Actor {
    /** A supervisor or owner of the organisation. */
    SUPERVISOR,
    /** Whoever runs this installation. */
    OPERATOR,
    /** The person who holds the account at X. */
    X_ACCOUNT_HOLDER,
    /** Nobody; it passes. */
    NOBODY
}
