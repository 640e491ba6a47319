package io.kanal.sandbox.requests;

import io.kanal.sandbox.SandboxProperties;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The latest requests to X's own paths. */
@Component
class RequestLog {

    private final int size;
    private final Deque<Entry> entries = new ArrayDeque<>();

    RequestLog(SandboxProperties properties) {
        this.size = properties.requestLogSize();
    }

    synchronized void add(Entry entry) {
        entries.addLast(entry);
        if (entries.size() > size) {
            entries.removeFirst();
        }
    }

    /** Those since then, oldest first. */
    synchronized List<Entry> since(Instant time) {
        return entries.stream().filter(entry -> !entry.at().isBefore(time)).toList();
    }

    /**
     * One request.
     *
     * @param at when it came in
     * @param status what was answered; 0 where the connection was cut instead
     */
    record Entry(
            Instant at,
            String method,
            String path,
            @Nullable String query,
            int status,
            @Nullable String app,
            @Nullable String account) {}
}
