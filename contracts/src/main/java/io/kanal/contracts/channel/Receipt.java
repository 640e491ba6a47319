package io.kanal.contracts.channel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is left to show when a channel was disconnected.
 *
 * @param stoppedAt when the last message could have been taken in
 * @param lastMessageAt when the last message that was taken in was sent; null if there was none
 * @param revocation what became of the right to use the account at X
 * @param erasedAt when the credentials were erased; null while the sealed token waits to be revoked
 */
public record Receipt(
        Instant stoppedAt,
        @Nullable Instant lastMessageAt,
        Revocation revocation,
        @Nullable Instant erasedAt) {

    /** What became of a token at X. */
    public enum Revocation {
        /** X confirmed that the token is dead. */
        DONE,
        /** X could not be reached; it is tried again for 24 hours. */
        PENDING,
        /** The customer pasted the token, so it is the customer's to revoke. */
        NOT_OURS,
        /** Another channel works with the same token. */
        SHARED,
        /** X did not answer for 24 hours; the token was erased here. */
        GAVE_UP
    }
}
