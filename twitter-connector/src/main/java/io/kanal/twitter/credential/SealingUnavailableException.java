package io.kanal.twitter.credential;

/** Nothing can be sealed, because the keyset is not loaded. */
public final class SealingUnavailableException extends RuntimeException {

    SealingUnavailableException() {
        super("The keyset is not loaded, so no secret can be kept");
    }
}
