package io.kanal.sandbox.faults;

import io.kanal.sandbox.answer.XFailure;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What can go wrong with an answer. */
enum FaultKind {
    RATE_LIMIT(XFailure.TOO_MANY_REQUESTS),
    USAGE_CAP(XFailure.USAGE_CAPPED),
    DAY_LIMIT(XFailure.TOO_MANY_REQUESTS),
    UNAUTHORIZED(XFailure.UNAUTHORIZED),
    APP_KEYS(XFailure.UNAUTHORIZED),
    APP_SUSPENDED(XFailure.APP_SUSPENDED),
    NOT_ENROLLED(XFailure.NOT_ENROLLED),
    PERMISSION(XFailure.PERMISSION),
    SUSPENDED(XFailure.SUSPENDED),
    LOCKED(XFailure.LOCKED),
    RECIPIENT_CLOSED(XFailure.RECIPIENT_CLOSED),
    DUPLICATE(XFailure.DUPLICATE),
    OUT_OF_CREDIT(XFailure.OUT_OF_CREDIT),
    CLOCK(XFailure.CLOCK),
    SERVER_ERROR(XFailure.SERVER_ERROR),
    UNAVAILABLE(XFailure.UNAVAILABLE),
    TIMEOUT(null),
    RESET(null),
    TRUNCATED(null),
    NOT_JSON(null),
    REDIRECT(null),
    SLOW(null);

    private final @Nullable XFailure failure;

    FaultKind(@Nullable XFailure failure) {
        this.failure = failure;
    }

    /** The kind of that name. */
    static Optional<FaultKind> of(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.wireName().equals(name))
                .findFirst();
    }

    static String names() {
        return Arrays.stream(values()).map(FaultKind::wireName).collect(Collectors.joining(", "));
    }

    String wireName() {
        return this == DAY_LIMIT ? "24h-limit" : name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What X says, for the kinds in which X still says something. */
    Optional<XFailure> failure() {
        return Optional.ofNullable(failure);
    }
}
