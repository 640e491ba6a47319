package io.kanal.sandbox.requests;

import io.kanal.sandbox.control.InvalidFieldException;
import io.kanal.sandbox.requests.RequestLog.Entry;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class RequestController {

    private final RequestLog log;

    RequestController(RequestLog log) {
        this.log = log;
    }

    @GetMapping("/sandbox/requests")
    RequestList list(@RequestParam(required = false) @Nullable String since) {
        return new RequestList(log.since(since == null ? Instant.EPOCH : time(since)));
    }

    /** A time like 2026-01-31T12:00:00Z; a plus sign may have arrived as a space. */
    private static Instant time(String text) {
        try {
            return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
        } catch (DateTimeException unreadable) {
            throw new InvalidFieldException("since", "invalid", "A time looks like 2026-01-31T12:00:00Z.");
        }
    }

    record RequestList(List<Entry> items) {}
}
