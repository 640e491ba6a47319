package io.kanal.sandbox.clock;

import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Two times. The real one is in everything a client sees: signatures, {@code Date}, reset headers, when a message was sent.
 * The sandbox's own runs ahead of it by what was skipped, and decides what is over: windows, billing days, token lives and
 * the 30 days.
 */
@Component
public class SandboxClock {

    private static final String SETTING = "skipped-seconds";

    private final JdbcClient database;
    private volatile Duration skipped;

    SandboxClock(JdbcClient database) {
        this.database = database;
        this.skipped = Duration.ofSeconds(database.sql("select content from setting where name = :name")
                .param("name", SETTING)
                .query(Long.class)
                .optional()
                .orElse(0L));
    }

    /** The sandbox's own time. */
    public Instant now() {
        return real().plus(skipped);
    }

    /** The time on everybody's wall. */
    public Instant real() {
        return Instant.now();
    }

    /** When, in real time, the sandbox's clock will show that time. */
    public Instant toReal(Instant sandboxTime) {
        return sandboxTime.minus(skipped);
    }

    /** When the sandbox's clock shows that real time. */
    public Instant fromReal(Instant realTime) {
        return realTime.plus(skipped);
    }

    Duration skipped() {
        return skipped;
    }

    synchronized void skip(Duration duration) {
        var total = skipped.plus(duration);
        database.sql("merge into setting (name, content) key (name) values (:name, :content)")
                .param("name", SETTING)
                .param("content", Long.toString(total.toSeconds()))
                .update();
        skipped = total;
    }
}
