package io.kanal.sandbox.faults;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;

/**
 * An order to answer wrongly.
 *
 * @param path which paths; names in braces and asterisks match
 * @param kind what goes wrong
 * @param times how often still, or null for as often as it happens
 * @param until till when, or null for as long as it takes
 * @param account only for this account's calls, if named
 * @param app only for this app's calls, if named
 * @param after whether X carries the call out before it answers wrongly
 * @param delay how long a slow or missing answer takes
 */
record Fault(
        PathPattern path,
        FaultKind kind,
        @Nullable Integer times,
        @Nullable Instant until,
        @Nullable String account,
        @Nullable String app,
        boolean after,
        Duration delay) {

    boolean isOver(Instant now) {
        return times != null && times <= 0 || until != null && !until.isAfter(now);
    }

    boolean concerns(String calledPath, @Nullable String calledApp, @Nullable String calledAccount) {
        return path.matches(PathContainer.parsePath(calledPath)) && isFor(calledApp, calledAccount);
    }

    boolean isFor(@Nullable String calledApp, @Nullable String calledAccount) {
        return (app == null || app.equals(calledApp))
                && (account == null || account.equalsIgnoreCase(String.valueOf(calledAccount)));
    }

    Fault onceLess() {
        return times == null ? this : new Fault(path, kind, times - 1, until, account, app, after, delay);
    }
}
