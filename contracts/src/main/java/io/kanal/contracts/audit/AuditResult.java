package io.kanal.contracts.audit;

/** How an action ended. */
public enum AuditResult {
    /** It was done. */
    SUCCEEDED,
    /** The person may not do it, or not now. */
    REFUSED,
    /** It was begun and came to nothing. */
    FAILED
}
