package io.kanal.twitter.api;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * What an answer tells about the limits of its call.
 *
 * @param date X's clock when it answered
 * @param window the short window; null where the answer does not tell
 * @param userDay the account's window of 24 hours
 * @param appDay the app's window of 24 hours
 */
public record XLimits(
        Instant date,
        @Nullable Window window,
        @Nullable Window userDay,
        @Nullable Window appDay) {

    /**
     * One window.
     *
     * @param limit how many calls it has
     * @param remaining how many are left
     * @param reset when the next one opens, by X's clock
     */
    public record Window(long limit, long remaining, Instant reset) {}

    /** How long until a window's successor opens: by X's clock alone, so that ours does not matter. */
    public Duration pauseFor(Window exhausted) {
        var pause = Duration.between(date, exhausted.reset());
        return pause.isNegative() ? Duration.ZERO : pause;
    }

    /** The exhausted window that opens last; null if none is exhausted. */
    public @Nullable Window exhausted() {
        return Stream.of(window, userDay, appDay)
                .filter(Objects::nonNull)
                .filter(candidate -> candidate.remaining() <= 0)
                .max((one, other) -> one.reset().compareTo(other.reset()))
                .orElse(null);
    }

    static XLimits of(HttpHeaders headers, Clock clock) {
        return new XLimits(
                dateOf(headers, clock),
                window(headers, "x-rate-limit-"),
                window(headers, "x-user-limit-24hour-"),
                window(headers, "x-app-limit-24hour-"));
    }

    private static Instant dateOf(HttpHeaders headers, Clock clock) {
        var date = headers.getFirst(HttpHeaders.DATE);
        try {
            return date == null
                    ? clock.instant()
                    : ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant();
        } catch (DateTimeException e) {
            return clock.instant();
        }
    }

    private static @Nullable Window window(HttpHeaders headers, String prefix) {
        var limit = number(headers, prefix + "limit");
        var remaining = number(headers, prefix + "remaining");
        var reset = number(headers, prefix + "reset");
        return limit == null || remaining == null || reset == null
                ? null
                : new Window(limit, remaining, Instant.ofEpochSecond(reset));
    }

    private static @Nullable Long number(HttpHeaders headers, String name) {
        var value = headers.getFirst(name);
        return value != null && value.matches("\\d{1,15}") ? Long.valueOf(value) : null;
    }
}
