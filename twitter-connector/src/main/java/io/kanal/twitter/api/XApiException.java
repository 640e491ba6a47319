package io.kanal.twitter.api;

import org.jspecify.annotations.Nullable;

/** A call to X that did not succeed. It names the error and quotes nothing of the call. */
public final class XApiException extends RuntimeException {

    private final transient XError error;
    private final transient @Nullable XLimits limits;

    /** A failure without limits, because no answer came. */
    public XApiException(XError error) {
        this(error, null, null);
    }

    /** A failure with the limits that X's answer told. */
    public XApiException(XError error, @Nullable XLimits limits) {
        this(error, limits, null);
    }

    XApiException(XError error, @Nullable XLimits limits, @Nullable Throwable cause) {
        super(error.toString(), cause);
        this.error = error;
        this.limits = limits;
    }

    /** What went wrong. */
    public XError error() {
        return error;
    }

    /** The limits, if X answered. */
    public @Nullable XLimits limits() {
        return limits;
    }
}
