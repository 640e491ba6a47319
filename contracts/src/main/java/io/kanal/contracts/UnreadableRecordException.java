package io.kanal.contracts;

import org.jspecify.annotations.Nullable;

/** A record on Kafka that cannot be understood, and never will be. The message says why and quotes no content. */
public final class UnreadableRecordException extends RuntimeException {

    /** An exception with the reason, and what led to it if that quotes no content. */
    public UnreadableRecordException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
