package io.kanal.twitter.credential;

/** The token of this pair is being revoked at this moment; staging has to wait until that is over. */
public final class RevocationInFlightException extends RuntimeException {

    RevocationInFlightException() {
        super("The account's earlier token is being revoked at X");
    }
}
